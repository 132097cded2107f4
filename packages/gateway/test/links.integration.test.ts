import { EVENT, type RenewAnswer } from '@nexconn-kit/protocol';
import { describe, expect, it } from 'vitest';
import { dial, handshakeOf, type TestClient } from './support/dial.ts';
import { quietFor } from './support/quietFor.ts';
import { startGateway, type StartedGateway } from './support/startGateway.ts';
import { TestClock } from './support/TestClock.ts';

const open = async (gateway: StartedGateway, userId = 'ann'): Promise<TestClient> => {
  const client = dial(gateway.url, handshakeOf(await gateway.tokenOf(userId)));
  await client.session;
  return client;
};
const renew = ({ socket }: TestClient, token: string): Promise<RenewAnswer> =>
  socket.emitWithAck(EVENT.renew, { token });

// Expectations come from the published contract of codes, statuses and operations, not from the code.
describe('link', () => {
  it('is cut with 31011 when its user is banned', async () => {
    const clock = new TestClock();
    const gateway = await startGateway({ clock });
    const [ann, bob] = await Promise.all([open(gateway, 'ann'), open(gateway, 'bob')]);
    await gateway.api.call('/v4/user/ban', { userIds: ['ann'], durationMinutes: 5 });
    expect(await ann.ended).toEqual({ code: 31011, details: { banExpiresAtMs: clock.nowMs() + 300_000 } });
    expect(bob.socket.connected).toBe(true);
  });

  it('is cut with 31029 when its user is deactivated', async () => {
    const gateway = await startGateway();
    const client = await open(gateway);
    await gateway.api.call('/v4/user/soft-delete', { userIds: ['ann'] });
    expect(await client.ended).toEqual({ code: 31029 });
  });

  it('lets no dial slip past a ban that comes at the same moment', async () => {
    const gateway = await startGateway({ multiClient: 0 });
    const token = await gateway.tokenOf('ann');
    const clients = Array.from({ length: 20 }, (_, turn) =>
      dial(gateway.url, handshakeOf(token, { clientId: `c${turn}` })),
    );
    const codes = clients.map(async (client) => {
      const refusal = await client.refusal.catch(() => undefined);
      return refusal?.code ?? (await client.ended)?.code;
    });
    await gateway.api.call('/v4/user/ban', { userIds: ['ann'], durationMinutes: 5 });
    for (const code of await Promise.all(codes)) expect([31009, 31011]).toContain(code);
  });

  it('stays when tokens are expired', async () => {
    const gateway = await startGateway();
    const client = await open(gateway);
    await gateway.api.call('/v4/auth/access-token/expire', { userIds: ['ann'], expiresAt: Date.now() });
    await quietFor(100);
    expect(client.socket.connected).toBe(true);
  });

  it('is closed with 31020 25 s after its token has run out', async () => {
    const clock = new TestClock();
    const gateway = await startGateway({ clock, tokenTtlSeconds: 3 });
    const client = await open(gateway);
    clock.advance(27_999);
    await quietFor(50);
    expect(client.socket.connected).toBe(true);
    clock.advance(1);
    expect(await client.ended).toEqual({ code: 31020 });
  });

  it('lives on with a newer token that is given in place', async () => {
    const clock = new TestClock();
    const gateway = await startGateway({ clock, tokenTtlSeconds: 3 });
    const client = await open(gateway);
    clock.advance(20_000);
    expect(await renew(client, await gateway.tokenOf('ann'))).toEqual({ isOk: true, tokenRemainingMs: 3000 });
    clock.advance(27_999);
    await quietFor(50);
    expect(client.socket.connected).toBe(true);
    clock.advance(1);
    expect(await client.ended).toEqual({ code: 31020 });
  });

  it('tells why a token cannot take the place of the one it has, and stays', async () => {
    const clock = new TestClock();
    const gateway = await startGateway({ clock, tokenTtlSeconds: 3 });
    const client = await open(gateway);
    const old = await gateway.tokenOf('ann');
    clock.advance(3000);
    expect(await renew(client, 'no token')).toEqual({ isOk: false, code: 31004 });
    expect(await renew(client, await gateway.tokenOf('bob'))).toEqual({ isOk: false, code: 31004 });
    expect(await renew(client, old)).toEqual({ isOk: false, code: 31020 });
    expect(client.socket.connected).toBe(true);
  });

  it('answers a probe with nothing', async () => {
    const { socket } = await open(await startGateway());
    const given = await new Promise<unknown[]>(
      (resolve) => void socket.emit(EVENT.probe, (...all: unknown[]) => resolve(all)),
    );
    expect(given).toEqual([]);
  });
});
