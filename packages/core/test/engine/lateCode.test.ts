import { describe, expect, it } from 'vitest';
import { createBrowserStorage } from './browserStorage.ts';
import { createHarness } from './harness.ts';

const never = () => new Promise<string>(() => {});

describe('a connection whose later code hangs', () => {
  it('goes on dialling through a relay', async () => {
    const { engine, clock, transport } = createHarness({ keepersCode: 'hanging' });
    void engine.connect({ token: 'token-1', proxy: { url: 'http://relay.test' } });
    await clock.advance(0);
    transport.last().drop(30010);
    await clock.advance(13_000);
    expect([engine.getConnectionStatus(), transport.dials.length > 1]).toEqual([10, true]);
  });

  it('goes on dialling after the third dial that opened nothing', async () => {
    const { engine, clock, transport } = createHarness({ keepersCode: 'hanging' });
    void engine.connect({ token: 'token-1' });
    await clock.advance(0);
    for (const round of [1, 2, 3]) {
      expect(transport.dials.length).toBe(round);
      transport.last().drop(30010);
      await clock.advance(0);
      if (round < 3) await clock.advance(Number(engine.getConnectionState().retryAtMs) - clock.now());
    }
    await clock.advance(13_000);
    expect(transport.dials.length).toBeGreaterThan(3);
  });

  it('asks its provider after 5 s, though nobody can say what the other tabs do', async () => {
    const { token: _, ...shared } = createBrowserStorage();
    const { engine, clock, transport } = createHarness({ keepersCode: 'hanging', ...shared });
    void engine.connect({ token: () => Promise.resolve('fresh'), userId: 'ada' });
    await clock.advance(4_999);
    expect(transport.dials.length).toBe(0);
    await clock.advance(1);
    expect(transport.last().request.token).toBe('fresh');
  });

  it('does not wait for it where no user is named', async () => {
    const { token: _, ...shared } = createBrowserStorage();
    const { engine, clock, transport } = createHarness({ keepersCode: 'hanging', ...shared });
    void engine.connect({ token: () => Promise.resolve('fresh') });
    await clock.advance(0);
    expect(transport.last().request.token).toBe('fresh');
  });

  it.each(['hanging', 'failing'] as const)('asks nobody after a sign-out (%s)', async (keepersCode) => {
    const { token: _, ...shared } = createBrowserStorage();
    const { engine, clock } = createHarness({ keepersCode, ...shared });
    let asked = 0;
    void engine.connect({
      userId: 'ada',
      token: () => {
        asked += 1;
        return never();
      },
    });
    void engine.disconnect();
    await clock.advance(10_000);
    expect(asked).toBe(0);
  });
});

describe('a connection whose later code could not be fetched', () => {
  it('fetches it when the network is back, and dials at once', async () => {
    const network = { isThere: false };
    const { engine, clock, transport, surroundings } = createHarness({
      keepersCode: () => (network.isThere ? 'ready' : 'failing'),
    });
    surroundings.isOnline = false;
    void engine.connect({ token: 'token-1' });
    await clock.advance(0);
    for (let round = 0; round < 12; round += 1) {
      transport.last().drop(30010);
      await clock.advance(0);
      if (round < 11) await clock.advance(Number(engine.getConnectionState().retryAtMs) - clock.now());
    }
    const dials = transport.dials.length;
    network.isThere = surroundings.isOnline = true;
    surroundings.signal('online');
    await clock.advance(0);
    expect([engine.getConnectionStatus(), transport.dials.length]).toEqual([10, dials + 1]);
  });

  it('tries again with the next dial', async () => {
    const codes = ['failing', 'failing', 'failing'];
    const { clock, transport, surroundings, goOnline } = createHarness({
      keepersCode: () => (codes.pop() as 'failing' | undefined) ?? 'ready',
    });
    await goOnline();
    transport.last().drop();
    await clock.advance(1_000);
    transport.last().accept();
    await clock.advance(0);
    surroundings.signal('awake');
    expect(transport.last().probes).toBe(1);
  });
});
