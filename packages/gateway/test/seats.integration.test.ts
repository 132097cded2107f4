import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { dial, handshakeOf } from './support/dial.ts';
import { quietFor } from './support/quietFor.ts';
import { startGateway } from './support/startGateway.ts';
import { TestClock } from './support/TestClock.ts';

const inTurn = async <T>(count: number, work: (turn: number) => Promise<T>): Promise<T[]> => {
  const results: T[] = [];
  for (let turn = 0; turn < count; turn += 1) results.push(await work(turn));
  return results;
};

// Expectations: "Seats" in docs/connection.md.
describe('seats', () => {
  it('kicks the holder within milliseconds and says when', async () => {
    const clock = new TestClock();
    const { url, tokenOf } = await startGateway({ clock });
    const token = await tokenOf('ann');
    const holder = dial(url, handshakeOf(token, { clientId: 'a' }));
    await holder.session;
    await dial(url, handshakeOf(token, { clientId: 'b' })).session;
    const startedAtMs = performance.now();
    expect(await holder.ended).toEqual({ code: 31010, details: { atMs: clock.nowMs() } });
    expect(performance.now() - startedAtMs).toBeLessThan(1000);
  });

  it.each([
    ['browser-1', 'browser-1', true],
    ['browser-1', 'browser-2', false],
    ['browser-1', undefined, undefined],
    [undefined, 'browser-1', undefined],
  ])('tells the holder in %s of a newcomer in %s: same browser %s', async (browserId, other, sameBrowser) => {
    const { url, tokenOf } = await startGateway();
    const token = await tokenOf('ann');
    const holder = dial(url, handshakeOf(token, { clientId: 'a', ...(browserId && { browserId }) }));
    await holder.session;
    await dial(url, handshakeOf(token, { clientId: 'b', ...(other && { browserId: other }) })).session;
    expect((await holder.ended)?.details?.sameBrowser).toBe(sameBrowser);
  });

  it('seats the categories of a user side by side', async () => {
    const { url, tokenOf } = await startGateway();
    const token = await tokenOf('ann');
    const clients = (['web', 'mobile', 'desktop'] as const).map((category) =>
      dial(url, handshakeOf(token, { category, clientId: category })),
    );
    await Promise.all(clients.map((client) => client.session));
    await quietFor(100);
    expect(clients.map((client) => client.socket.connected)).toEqual([true, true, true]);
  });

  it('replaces the older session of the same client without a kick', async () => {
    const { url, tokenOf } = await startGateway();
    const token = await tokenOf('ann');
    const older = dial(url, handshakeOf(token, { dialNumber: 1 }));
    const { sessionId } = await older.session;
    const newer = dial(url, handshakeOf(token, { dialNumber: 2, intent: 'reconnect', lastSessionId: sessionId }));
    await newer.session;
    expect(await older.ended).toEqual({ code: 33094 });
    expect(newer.socket.connected).toBe(true);
  });

  it('refuses a late dial of the same client, and the live one stays', async () => {
    const { url, tokenOf } = await startGateway();
    const token = await tokenOf('ann');
    const live = dial(url, handshakeOf(token, { dialNumber: 2 }));
    await live.session;
    expect(await dial(url, handshakeOf(token, { dialNumber: 1 })).refusal).toEqual({ code: 33094 });
    await quietFor(50);
    expect(live.socket.connected).toBe(true);
  });

  it('lets a reconnect take the seat back or yield, as it asks', async () => {
    const { url, tokenOf } = await startGateway();
    const token = await tokenOf('ann');
    const first = dial(url, handshakeOf(token, { clientId: 'a' }));
    const { sessionId } = await first.session;
    first.socket.disconnect();
    const holder = dial(url, handshakeOf(token, { clientId: 'b' }));
    await holder.session;
    const back = { clientId: 'a', dialNumber: 2, intent: 'reconnect', lastSessionId: sessionId } as const;
    expect(await dial(url, handshakeOf(token, { ...back, reconnectKickEnable: true })).refusal).toEqual({
      code: 31023,
    });
    await dial(url, handshakeOf(token, { ...back, dialNumber: 3 })).session;
    expect(await holder.ended).toMatchObject({ code: 31010 });
  });

  it('remembers a kick over a crash, until the client comes as a newcomer', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'nexconn-seats-'));
    onTestFinished(() => rmSync(dataDir, { recursive: true }));
    const before = await startGateway({ dataDir });
    const token = await before.tokenOf('ann');
    const { sessionId } = await dial(before.url, handshakeOf(token, { clientId: 'a', browserId: 'x' })).session;
    await dial(before.url, handshakeOf(token, { clientId: 'b', browserId: 'x' })).session;
    await before.close();

    const { url } = await startGateway({ dataDir });
    const kicked = { clientId: 'a', dialNumber: 2, intent: 'reconnect', lastSessionId: sessionId } as const;
    const verdict = { code: 31010, details: { atMs: expect.any(Number), sameBrowser: true } };
    expect(await dial(url, handshakeOf(token, kicked)).refusal).toEqual(verdict);
    expect(await dial(url, handshakeOf(token, { ...kicked, reconnectKickEnable: true })).refusal).toEqual(verdict);
    const again = dial(url, handshakeOf(token, { clientId: 'a', dialNumber: 3 }));
    await again.session;
    await expect(dial(url, handshakeOf(token, { ...kicked, dialNumber: 4 })).session).resolves.toBeDefined();
  });

  it('remembers the last twenty kicks of a user', async () => {
    const clock = new TestClock();
    const { url, tokenOf } = await startGateway({ clock });
    const token = await tokenOf('ann');
    const sessions = await inTurn(22, async (turn) => {
      clock.advance(60_000);
      return (await dial(url, handshakeOf(token, { clientId: `c${turn}` })).session).sessionId;
    });
    const comeBack = (turn: number) =>
      dial(url, handshakeOf(token, { clientId: 'new', intent: 'reconnect', lastSessionId: sessions[turn]! }));
    // 21 were kicked, the last one sits; the first kick is the one that was forgotten.
    expect(await comeBack(1).refusal).toMatchObject({ code: 31010 });
    await expect(comeBack(0).session).resolves.toBeDefined();
  });

  it('keeps the holder after five kicks within a minute', async () => {
    const clock = new TestClock();
    const { url, tokenOf } = await startGateway({ clock });
    const token = await tokenOf('ann');
    const clients = await inTurn(6, async (turn) => {
      const client = dial(url, handshakeOf(token, { clientId: `c${turn}` }));
      await client.session;
      return client;
    });
    const holder = clients[5]!;
    expect(await dial(url, handshakeOf(token, { clientId: 'next' })).refusal).toEqual({ code: 31023 });
    const mobile = dial(url, handshakeOf(token, { clientId: 'phone', category: 'mobile' }));
    await expect(mobile.session).resolves.toBeDefined();
    expect(holder.socket.connected).toBe(true);

    const reload = dial(url, handshakeOf(token, { clientId: 'c5', dialNumber: 2 }));
    await reload.session;
    clock.advance(60_000);
    await dial(url, handshakeOf(token, { clientId: 'next' })).session;
    expect(await reload.ended).toMatchObject({ code: 31010 });
  });

  it('gives more seats where the setting says so, and kicks the oldest', async () => {
    const { url, tokenOf } = await startGateway({ multiClient: 2 });
    const token = await tokenOf('ann');
    const [oldest, second] = await inTurn(3, async (turn) => {
      const client = dial(url, handshakeOf(token, { clientId: `c${turn}` }));
      await client.session;
      return client;
    });
    expect(await oldest?.ended).toMatchObject({ code: 31010 });
    expect(second?.socket.connected).toBe(true);
  });

  it('ends with one client when many dial at the same moment', async () => {
    const { url, tokenOf, api } = await startGateway();
    const token = await tokenOf('ann');
    const clients = Array.from({ length: 12 }, (_, index) => dial(url, handshakeOf(token, { clientId: `c${index}` })));
    await Promise.allSettled(clients.map((client) => client.session));
    await expect.poll(() => clients.filter((client) => client.socket.connected).length).toBe(1);
    clients.forEach((client) => client.socket.disconnect());
    const status = () => api.call('/v4/user/online-status/get', { userId: 'ann' });
    await expect.poll(status).toEqual({ status: '0' });
  });
});
