import { describe, expect, it } from 'vitest';
import { createHarness } from './harness.ts';

describe('signals of the page', () => {
  it('make one dial of a return from the cache and the visibility that comes with it', async () => {
    const { clock, transport, surroundings, goOnline } = createHarness();
    await goOnline();
    surroundings.signal('pagehide');
    await clock.advance(60_000);
    surroundings.signal('pageshow');
    surroundings.signal('awake');
    await clock.advance(0);
    expect(transport.dials.length).toBe(2);
    await clock.advance(5_000);
    expect(transport.dials.length).toBe(2);
  });

  it('do not lose the return of the network behind a later wake in the same second', async () => {
    const { engine, clock, transport, surroundings, goOnline } = createHarness();
    await goOnline();
    surroundings.signal('awake');
    surroundings.isOnline = false;
    transport.last().drop();
    await clock.advance(100);
    expect(engine.getConnectionStatus()).toBe(1);
    const blind = transport.dials.length;
    surroundings.isOnline = true;
    surroundings.signal('online');
    surroundings.signal('awake');
    await clock.advance(1_000);
    expect([engine.getConnectionStatus(), transport.dials.length]).toEqual([10, blind + 1]);
  });

  it('leave a running dial alone when the page merely becomes visible', async () => {
    const { engine, clock, transport, surroundings } = createHarness();
    void engine.connect({ token: 'token-1' });
    await clock.advance(0);
    surroundings.signal('awake');
    await clock.advance(2_000);
    expect([transport.dials.length, transport.live().length]).toEqual([1, 1]);
  });

  it('do not hurry into a window that the gateway named, not even after the cache', async () => {
    const { clock, transport, surroundings, goOnline } = createHarness({ jitter: 0.5 });
    await goOnline();
    transport.last().tell({ type: 'settings', settings: { reconnectSpreadMs: 0, retryWindowMs: 20_000 } });
    surroundings.signal('pagehide');
    surroundings.signal('pageshow');
    surroundings.signal('online');
    await clock.advance(5_000);
    expect(transport.dials.length).toBe(1);
  });

  it('let go of the id on pagehide, so that the page’s next life finds it free', async () => {
    let released = 0;
    const identity = {
      next: () => Promise.resolve({ clientId: 'tab', browserId: undefined, dialNumber: 1 }),
      release: () => void (released += 1),
    };
    const { surroundings, goOnline } = createHarness({ identity });
    await goOnline();
    surroundings.signal('pagehide');
    expect(released).toBe(1);
  });

  it('find nobody after the engine was destroyed', async () => {
    let releases = 0;
    const identity = {
      next: () => Promise.resolve({ clientId: 'tab', browserId: undefined, dialNumber: 1 }),
      release: () => void (releases += 1),
    };
    const { engine, surroundings, goOnline } = createHarness({ identity });
    await goOnline();
    await engine.destroy();
    surroundings.signal('pagehide');
    expect(releases).toBe(1);
  });

  it('keep nothing that was over before their code had come', async () => {
    const { engine, clock, goOnline } = createHarness();
    engine.addConnectionStatusHandler('leaver', ({ status }) => {
      if (status === 0) void engine.disconnect();
    });
    await goOnline();
    expect([engine.getConnectionStatus(), clock.pendingTimers()]).toEqual([12, 0]);
  });

  it('show 1 as soon as the device says so while a retry waits, and check an open link instead of believing it', async () => {
    const { engine, clock, transport, surroundings, goOnline } = createHarness();
    await goOnline();
    surroundings.isOnline = false;
    surroundings.signal('offline');
    transport.last().tell({ type: 'heard' });
    await clock.advance(5_000);
    expect([engine.getConnectionStatus(), transport.last().probes]).toEqual([0, 1]);
    surroundings.isOnline = true;
    transport.last().drop();
    await clock.advance(0);
    surroundings.signal('offline');
    expect(engine.getConnectionStatus()).toBe(1);
  });
});

describe('liveness', () => {
  it('asks after a jump of the clock, and believes 2 s of silence', async () => {
    const { engine, clock, transport, goOnline } = createHarness();
    await goOnline();
    await clock.sleep(3_600_000);
    expect([engine.getConnectionStatus(), transport.last().probes]).toEqual([0, 1]);
    await clock.advance(2_000);
    expect(engine.getConnectionState()).toMatchObject({ status: 13, error: { code: 30012 } });
  });

  it('asks after someone set the clock, and goes on when the link answers', async () => {
    const { engine, clock, transport, goOnline } = createHarness();
    await goOnline();
    clock.setWallClock(clock.now() - 86_400_000);
    await clock.advance(1_000);
    expect(transport.last().probes).toBe(1);
    transport.last().tell({ type: 'heard' });
    await clock.advance(10_000);
    expect([engine.getConnectionStatus(), transport.last().probes]).toEqual([0, 1]);
  });

  it('gives a slow link three round trips', async () => {
    const { engine, clock, transport, surroundings, goOnline } = createHarness();
    await goOnline();
    surroundings.signal('awake');
    await clock.advance(1_500);
    transport.last().tell({ type: 'heard' });
    surroundings.signal('awake');
    await clock.advance(4_400);
    expect(engine.getConnectionStatus()).toBe(0);
    await clock.advance(600);
    expect(engine.getConnectionStatus()).toBe(13);
  });

  it('asks one question at a time, whatever wakes the page', async () => {
    const { clock, transport, surroundings, goOnline } = createHarness();
    await goOnline();
    for (const signal of ['awake', 'offline', 'online', 'awake'] as const) surroundings.signal(signal);
    await clock.advance(1_500);
    expect(transport.last().probes).toBe(1);
  });

  it('does not take a byte of an older link for life of the newer one', async () => {
    const { engine, clock, transport, goOnline } = createHarness();
    await goOnline();
    const older = transport.last();
    older.drop();
    await clock.advance(100);
    transport.last().accept();
    await clock.advance(0);
    for (let second = 0; second < 20; second += 1) {
      older.tell({ type: 'heard' });
      await clock.advance(1_000);
    }
    expect(engine.getConnectionState().error?.code).toBe(30012);
  });
});

describe('timeout', () => {
  it('counts the time that the provider takes', async () => {
    const { engine, clock } = createHarness();
    void engine.connect({ token: () => new Promise<string>(() => {}), timeout: 5 });
    await clock.advance(5_000);
    expect(engine.getConnectionStatus()).toBe(14);
  });

  it('gives up the question that it cut short, and a person who asks again asks a new one', async () => {
    const { engine, clock } = createHarness();
    const signals: AbortSignal[] = [];
    const silent = ({ signal }: { readonly signal: AbortSignal }) => {
      signals.push(signal);
      return new Promise<string>(() => {});
    };
    void engine.connect({ token: silent, timeout: 1 });
    await clock.advance(1_500);
    expect(engine.getConnectionState()).toMatchObject({ status: 14, isRefreshingToken: false });
    expect(signals.map((signal) => signal.aborted)).toEqual([true]);
    engine.reconnectNow();
    await clock.advance(0);
    expect(signals.length).toBe(2);
  });

  it('counts the wait for the local store', async () => {
    const database = {
      open: () => new Promise<never>(() => {}),
      recallUser: () => Promise.resolve(null),
      rememberUser: () => Promise.resolve(),
    };
    const { engine, clock, transport } = createHarness({ database });
    void engine.connect({ token: 'token-1', timeout: 1 });
    await clock.advance(0);
    transport.last().accept();
    await clock.advance(1_000);
    expect(engine.getConnectionStatus()).toBe(14);
  });

  it('bounds an outage after the connection too, and begins with it', async () => {
    const { engine, clock, transport, goOnline } = createHarness();
    await goOnline({ timeout: 3 });
    await clock.advance(10_000);
    transport.last().drop();
    await clock.advance(2_500);
    expect(engine.getConnectionStatus()).not.toBe(14);
    await clock.advance(500);
    expect(engine.getConnectionState()).toMatchObject({ status: 14, error: { code: 34006 } });
  });
});

describe('backoff', () => {
  it('begins anew after stable uptime: the older outage and its links do not count', async () => {
    const { engine, clock, transport, goOnline } = createHarness();
    void engine.connect({ token: 'token-1' });
    for (let left = 8; left > 0; left -= 1) {
      await clock.advance(4_000);
      transport.last().drop(30010);
    }
    await goOnline();
    await clock.advance(6_000);
    transport.last().drop();
    await clock.advance(50);
    transport.last().drop(30010);
    await clock.advance(250);
    transport.last().drop(30010);
    await clock.advance(0);
    expect((engine.getConnectionState().retryAtMs ?? 0) - clock.now()).toBe(250);
  });

  it('follows the bound that the gateway refreshes on the open link', async () => {
    const { engine, clock, transport, goOnline } = createHarness();
    await goOnline();
    transport.last().tell({ type: 'settings', settings: { reconnectSpreadMs: 4_000 } });
    transport.last().drop();
    await clock.advance(0);
    expect((engine.getConnectionState().retryAtMs ?? 0) - clock.now()).toBe(4_000);
  });

  it('counts the failed dials of a device without a network too', async () => {
    const { engine, clock, transport, surroundings } = createHarness();
    surroundings.isOnline = false;
    void engine.connect({ token: 'token-1' });
    await clock.advance(0);
    transport.last().drop(30010);
    await clock.advance(50);
    transport.last().drop(30010);
    await clock.advance(0);
    expect(engine.getConnectionState()).toMatchObject({ status: 1, attempt: 2 });
  });
});

describe('a relay', () => {
  it('that stays down keeps 17 through every dial, until the timeout', async () => {
    const { engine, clock, transport, statuses } = createHarness({ proxyFinding: 'noAnswer' });
    void engine.connect({ token: 'token-1', timeout: 3, proxy: { url: 'http://relay.test' } });
    await clock.advance(0);
    for (let left = 40; left > 0 && engine.getConnectionStatus() !== 14; left -= 1) {
      if (transport.live().length > 0) transport.last().drop(30010);
      await clock.advance(100);
    }
    expect(statuses).toEqual([10, 17, 14]);
    expect(transport.dials.length).toBeGreaterThan(2);
  });

  it('is not to blame for a link that had opened', async () => {
    const { engine, clock, transport, goOnline } = createHarness({ proxyFinding: 'noAnswer' });
    await goOnline({ proxy: { url: 'http://relay.test' } });
    transport.last().drop();
    await clock.advance(0);
    expect(engine.getConnectionState()).toMatchObject({ status: 13, error: { code: 30011 } });
  });
});

describe('a device without a network', () => {
  it('gets a fresh token where the one in hand ended, and says so', async () => {
    const { engine, clock, transport, surroundings } = createHarness();
    const reasons: string[] = [];
    const provider = ({ reason }: { readonly reason: string }): Promise<string> =>
      reasons.push(reason) > 1 ? Promise.reject(new Error('no network')) : Promise.resolve('token-1');
    void engine.connect({ token: provider });
    await clock.advance(0);
    transport.last().accept({ tokenRemainingMs: 10_000 });
    await clock.advance(8_100);
    surroundings.isOnline = false;
    transport.last().drop();
    await clock.advance(10_000);
    expect([engine.getConnectionStatus(), transport.live().length]).toEqual([1, 0]);
    expect(reasons.length).toBeGreaterThan(3);
  });
});
