import { describe, expect, it } from 'vitest';
import { dial, handshakeOf } from './support/dial.ts';
import { rawCall, signedHeaders } from './support/rawCall.ts';
import { startCluster } from './support/startCluster.ts';
import type { StartedGateway } from './support/startGateway.ts';
import { isOverPostgres } from './support/testStore.ts';

const WITHIN_2_S = { timeout: 2_000, interval: 10 };
const statusAt = async ({ api }: StartedGateway, userId: string): Promise<string> =>
  (await api.call('/v4/user/connection-status/get', { userId })).status;

// Expectations: "Seats" and "Tokens" in docs/connection.md, which know of no nodes.
describe.runIf(isOverPostgres)('a cluster of gateways', () => {
  it('kicks a holder on another node within 2 s, and tells the truth of who is online', async () => {
    const { nodes } = await startCluster(3);
    const [first, second, third] = nodes as [StartedGateway, StartedGateway, StartedGateway];
    const token = await first.tokenOf('ann');
    const holder = dial(first.url, handshakeOf(token, { clientId: 'a', browserId: 'b1' }));
    const { sessionId } = await holder.session;
    expect(await statusAt(third, 'ann')).toBe('1');
    const newcomer = dial(second.url, handshakeOf(token, { clientId: 'b', browserId: 'b1' }));
    await newcomer.session;
    expect(await holder.ended).toMatchObject({ code: 31010, details: { sameBrowser: true } });

    const back = handshakeOf(token, { clientId: 'a', dialNumber: 2, intent: 'reconnect', lastSessionId: sessionId });
    expect((await dial(third.url, back).refusal).code).toBe(31010);
    newcomer.socket.disconnect();
    await expect.poll(() => statusAt(third, 'ann'), WITHIN_2_S).toBe('0');
  });

  it('lets a client move between nodes without a kick, and refuses its late old dial', async () => {
    const { nodes } = await startCluster(2);
    const [first, second] = nodes as [StartedGateway, StartedGateway];
    const token = await first.tokenOf('ann');
    const older = dial(first.url, handshakeOf(token, { dialNumber: 2 }));
    const { sessionId } = await older.session;
    const moved = dial(
      second.url,
      handshakeOf(token, { dialNumber: 3, intent: 'reconnect', lastSessionId: sessionId }),
    );
    await moved.session;
    expect(await older.ended).toEqual({ code: 33094 });
    expect((await dial(first.url, handshakeOf(token, { dialNumber: 1 })).refusal).code).toBe(33094);
    expect(moved.socket.connected).toBe(true);
  });

  it('seats one of many who come at once on all nodes, and forgets none of the others', async () => {
    const { nodes } = await startCluster(3);
    const token = await nodes[0]!.tokenOf('ann');
    const clients = Array.from({ length: 6 }, (_, turn) =>
      dial(nodes[turn % 3]!.url, handshakeOf(token, { clientId: `client-${turn}` })),
    );
    await Promise.all(clients.map(({ session }) => session));
    const codes: (number | undefined)[] = [];
    for (const { ended } of clients) void ended.then((verdict) => codes.push(verdict?.code));
    await expect.poll(() => codes, WITHIN_2_S).toEqual([31010, 31010, 31010, 31010, 31010]);
    expect(clients.filter(({ socket }) => socket.connected)).toHaveLength(1);
  });

  it('stops a war over a seat that is fought on several nodes', async () => {
    const { nodes } = await startCluster(2);
    const token = await nodes[0]!.tokenOf('ann');
    const come = (turn: number) => dial(nodes[turn % 2]!.url, handshakeOf(token, { clientId: `client-${turn}` }));
    for (let turn = 0; turn < 6; turn += 1) await come(turn).session;
    expect((await come(6).refusal).code).toBe(31023);
    expect((await come(7).refusal).code).toBe(31023);
  });

  it('takes a signed call once over all nodes, and once a node while Redis does not answer', async () => {
    const { nodes, redis } = await startCluster(2);
    const [first, second] = nodes as [StartedGateway, StartedGateway];
    const call = ({ url }: StartedGateway, headers: Record<string, string>) =>
      rawCall(url, '/v4/user/unban', { body: { userIds: ['ann'] }, headers });
    const headers = signedHeaders();
    expect((await call(first, headers)).status).toBe(200);
    expect(await call(second, headers)).toMatchObject({
      status: 401,
      body: { code: 1004, errorMessage: expect.stringContaining('Nonce was used before') },
    });

    await redis.kill();
    const alone = signedHeaders();
    expect((await call(first, alone)).status).toBe(200);
    expect((await call(first, alone)).status).toBe(401);
    expect((await call(second, signedHeaders())).status).toBe(200);
  });

  it('bans, deactivates and expires on every node within a second', async () => {
    const { nodes } = await startCluster(2);
    const [first, second] = nodes as [StartedGateway, StartedGateway];
    const tokens = await Promise.all(['ann', 'bob', 'eve'].map((userId) => first.tokenOf(userId)));
    const [ann, bob, eve] = tokens.map((token) => dial(second.url, handshakeOf(token))) as [
      ReturnType<typeof dial>,
      ReturnType<typeof dial>,
      ReturnType<typeof dial>,
    ];
    await Promise.all([ann.session, bob.session, eve.session]);
    const startedAtMs = performance.now();
    await first.api.call('/v4/user/ban', { userIds: ['ann'], durationMinutes: 1 });
    await first.api.call('/v4/user/soft-delete', { userIds: ['bob'] });
    await first.api.call('/v4/auth/access-token/expire', { userIds: ['eve'], expiresAt: Date.now() + 1 });
    expect([(await ann.ended)?.code, (await bob.ended)?.code]).toEqual([31011, 31029]);
    expect(performance.now() - startedAtMs).toBeLessThan(1_000);
    const again = await Promise.all(
      tokens.map((token) => dial(second.url, handshakeOf(token, { dialNumber: 2 })).refusal),
    );
    expect(again.map(({ code }) => code)).toEqual([31009, 31029, 31020]);
    expect(eve.socket.connected).toBe(true);
  });
});
