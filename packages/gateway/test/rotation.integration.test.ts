import { describe, expect, it } from 'vitest';
import { dial, handshakeOf } from './support/dial.ts';
import { temporaryDirectory } from './support/program.ts';
import { rawCall, signedHeaders } from './support/rawCall.ts';
import { APP_SECRET, startGateway } from './support/startGateway.ts';
import { TestClock } from './support/TestClock.ts';

const NEW_SECRET = 'the secret after the rotation';
const OVERLAP_MS = 60_000;
const LIST = '/v4/user/ban/list';

/** A token of before, and a gateway over the same data with another App Secret. */
const rotate = async (overlap: 'for a while' | 'none') => {
  const clock = new TestClock();
  const dataDir = temporaryDirectory();
  const before = await startGateway({ dataDir });
  const oldToken = await before.tokenOf('ann');
  await before.close();
  const until = clock.nowMs() + OVERLAP_MS;
  const previous = { previousAppSecret: APP_SECRET, previousAppSecretUntilMs: until };
  const options = { dataDir, clock, clockWindowSeconds: 0, appSecret: NEW_SECRET };
  const { url } = await startGateway({ ...options, ...(overlap === 'for a while' && previous) });
  const list = async (secret: string) =>
    (await rawCall(url, LIST, { headers: signedHeaders(clock.nowMs(), secret) })).status;
  return { clock, url, oldToken, list };
};

// Expectations come from the published contract of codes, statuses and operations, not from the code.
describe('a rotated App Secret', () => {
  it('voids every token and signature of the old one at once, where no overlap is asked for', async () => {
    const { url, oldToken, list } = await rotate('none');
    expect(await dial(url, handshakeOf(oldToken)).refusal).toMatchObject({ code: 31004 });
    expect([await list(APP_SECRET), await list(NEW_SECRET)]).toEqual([401, 200]);
  });

  it('takes both until the overlap ends; live links stay', async () => {
    const { clock, url, oldToken, list } = await rotate('for a while');
    const client = dial(url, handshakeOf(oldToken));
    expect(await client.session).toMatchObject({ userId: 'ann' });
    expect([await list(APP_SECRET), await list(NEW_SECRET)]).toEqual([200, 200]);
    clock.advance(OVERLAP_MS - 1);
    expect(await list(APP_SECRET)).toBe(200);
    clock.advance(1);
    expect([await list(APP_SECRET), await list(NEW_SECRET)]).toEqual([401, 200]);
    const other = { clientId: 'client-2', category: 'mobile' } as const;
    expect(await dial(url, handshakeOf(oldToken, other)).refusal).toMatchObject({ code: 31004 });
    expect(client.socket.connected).toBe(true);
  });

  it('makes new tokens with the new one', async () => {
    const { clock, url } = await rotate('for a while');
    const headers = signedHeaders(clock.nowMs(), NEW_SECRET);
    const { body } = await rawCall(url, '/v4/auth/access-token/issue', {
      headers,
      body: { userId: 'bob', name: 'Bob' },
    });
    clock.advance(OVERLAP_MS);
    const { accessToken } = body.result as { accessToken: string };
    expect(await dial(url, handshakeOf(accessToken)).session).toMatchObject({ userId: 'bob' });
  });
});
