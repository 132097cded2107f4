import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dial, handshakeOf } from './support/dial.ts';
import { buildProgram, type Program, settingsFor, startProgram, temporaryDirectory } from './support/program.ts';
import { rawCall, signedHeaders } from './support/rawCall.ts';
import { APP_SECRET } from './support/startGateway.ts';
import { startReceiver } from './support/startReceiver.ts';

let program: Program;
beforeAll(async () => {
  program = await buildProgram();
});
afterAll(() => program.remove());

const PREVIOUS_SECRET = 'previous-app-secret';
const MARKS = ['bodymark', 'querymark', 'headermark', 'framemark', 'authmark'];

describe('nexconn-gateway at its most talkative', () => {
  it('writes no secret, token, signature, nonce, body or query, whatever goes wrong', async () => {
    const receiver = await startReceiver();
    receiver.answer(500);
    const { url, api, lines, process } = await startProgram(program, {
      ...settingsFor(temporaryDirectory()),
      NEXCONN_LOG_LEVEL: 'trace',
      NEXCONN_PREVIOUS_APP_SECRET: PREVIOUS_SECRET,
      NEXCONN_WEBHOOK_URL: `${receiver.url}?key=querymark`,
      NEXCONN_HANDSHAKES_PER_USER: '6',
    });
    const { accessToken } = await api.call('/v4/auth/access-token/issue', { userId: 'ann', name: 'bodymark' });

    const good = signedHeaders();
    const bad = { ...signedHeaders(Date.now(), 'wrong'), Authorization: 'headermark', Cookie: 'headermark' };
    for (const headers of [good, good, bad, { ...good, Timestamp: 'headermark' }, { ...good, Nonce: undefined }]) {
      await rawCall(url, '/v4/user/get?token=querymark', { headers, body: { userId: 'ann', token: 'bodymark' } });
    }
    for (const body of ['{"bodymark', '"bodymark"', { userId: ['bodymark'] }, { userId: 'bodymark'.repeat(20) }]) {
      await rawCall(url, '/v4/user/get', { body });
    }
    await rawCall(url, '/v4/user/get', { body: { userId: 'ann', name: 'bodymark'.repeat(200_000) } });
    await rawCall(url, '/nothing?querymark', { method: 'PUT' });

    const forged = `${accessToken}forged`;
    const odd = { appKey: 'authmark', userId: 'authmark', browserId: 'authmark', clientId: 'authmark'.repeat(20) };
    for (const auth of [handshakeOf(forged), { ...handshakeOf(accessToken), ...odd }, { token: accessToken }]) {
      await dial(url, auth).refusal;
    }
    const first = dial(url, handshakeOf(accessToken));
    await first.session;
    expect(await first.socket.emitWithAck('renew', { token: forged })).toMatchObject({ isOk: false });
    first.socket.emit('framemark' as 'renew', { token: accessToken }, () => {});
    await first.ended;
    const [second, third] = [dial(url, handshakeOf(accessToken)), handshakeOf(accessToken, { clientId: 'other' })];
    await second.session;
    await dial(url, third).session;
    await second.ended;
    for (let turn = 0; turn < 6; turn += 1) await dial(url, third).refusal.catch(() => undefined);
    await api.call('/v4/user/ban', { userIds: ['ann'], durationMinutes: 1 });
    await receiver.count(3);

    process.kill('SIGTERM');
    await once(process, 'close');
    const all = lines.join('\n');
    // It did talk: of calls, of links, of refusals and of the webhook.
    for (const word of ['call refused', 'link opened', 'handshake refused', 'link misunderstood', 'webhook given up']) {
      expect(all).toContain(word);
    }
    const webhooks = receiver.received.flatMap(({ query }) => [query['signature'], query['nonce']]);
    const signed = [good, bad].flatMap((headers: Record<string, string>) => [headers['Signature'], headers['Nonce']]);
    const parts = accessToken.split('.');
    const secrets = [APP_SECRET, PREVIOUS_SECRET, accessToken, ...parts, ...webhooks, ...signed, ...MARKS];
    expect(secrets.length).toBeGreaterThan(15);
    expect(secrets.filter((secret) => secret === undefined || all.includes(secret))).toEqual([]);
  });
});
