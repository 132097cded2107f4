import { describe, expect, it } from 'vitest';
import { createHarness } from './harness.ts';

describe('keeping the connection', () => {
  it('says when it retries, and comes back as a reconnect that names its last session', async () => {
    const { engine, clock, transport, goOnline } = createHarness();
    await goOnline();
    expect(transport.last().request).toMatchObject({ intent: 'newcomer', lastSessionId: null });
    transport.last().drop();
    await clock.advance(0);
    const state = engine.getConnectionState();
    expect(state).toMatchObject({
      status: 13,
      attempt: 1,
      error: { code: 30011 },
      retryAtMs: clock.now() + 50,
      downSinceMs: clock.now(),
    });
    await clock.advance(50);
    expect(transport.last().request).toMatchObject({ intent: 'reconnect', lastSessionId: 'session-1' });
  });

  it('never has two links at once through hundreds of drops, and leaves no timer', async () => {
    const { engine, clock, transport, goOnline } = createHarness({ jitter: 0 });
    await goOnline();
    for (let round = 0; round < 300; round += 1) {
      transport.last().drop();
      await clock.advance(1);
      expect(transport.live().length).toBe(1);
      transport.last().accept();
      await clock.advance(0);
    }
    expect(engine.getConnectionStatus()).toBe(0);
    expect(clock.pendingTimers()).toBeLessThanOrEqual(2);
  });

  it('backs off from accept-then-drop, and forgets only after stable uptime', async () => {
    const { engine, clock, transport, goOnline } = createHarness();
    await goOnline();
    const waits: number[] = [];
    for (let round = 0; round < 5; round += 1) {
      transport.last().drop();
      await clock.advance(0);
      waits.push((engine.getConnectionState().retryAtMs ?? 0) - clock.now());
      await clock.advance(waits.at(-1) ?? 0);
      transport.last().accept();
      await clock.advance(0);
    }
    expect(waits).toEqual([50, 250, 500, 1_000, 2_000]);
    expect(engine.getConnectionState().downSinceMs).not.toBeNull();
    await clock.advance(5_000);
    expect(engine.getConnectionState()).toMatchObject({ attempt: 0, downSinceMs: null });
  });

  it('looks within half the downtime for a gateway that is gone, also where it went right after the first answer', async () => {
    const { engine, clock, transport, goOnline } = createHarness();
    await goOnline();
    const goneAtMs = clock.now();
    const shares: number[] = [];
    while (clock.now() - goneAtMs < 20_000) {
      transport.last().drop();
      await clock.advance(0);
      const waitMs = (engine.getConnectionState().retryAtMs ?? 0) - clock.now();
      shares.push(waitMs / Math.max(250, (clock.now() - goneAtMs) / 2));
      await clock.advance(waitMs);
    }
    expect(shares.length).toBeGreaterThan(5);
    expect(Math.max(...shares)).toBe(1);
  });

  it('gives a dial 10 s', async () => {
    const { engine, clock, transport } = createHarness();
    void engine.connect({ token: 'token-1' });
    await clock.advance(9_999);
    expect(engine.getConnectionStatus()).toBe(10);
    await clock.advance(1);
    expect(engine.getConnectionState()).toMatchObject({ status: 13, error: { code: 31000 } });
    expect(transport.dials[0]?.isClosed).toBe(true);
  });

  it('shows 1 while the device says it is offline, keeps dialling, and dials at once when it is back', async () => {
    const { engine, clock, transport, surroundings, goOnline } = createHarness();
    await goOnline();
    surroundings.isOnline = false;
    transport.last().drop();
    await clock.advance(0);
    expect(engine.getConnectionState()).toMatchObject({ status: 1, error: { code: 30019 } });
    await clock.advance(20_000);
    expect(engine.getConnectionStatus()).toBe(1);
    const blind = transport.dials.length;
    expect(blind).toBeGreaterThan(1);
    surroundings.isOnline = true;
    surroundings.signal('online');
    await clock.advance(0);
    expect(engine.getConnectionStatus()).toBe(10);
    transport.last().accept();
    await clock.advance(0);
    expect(engine.getConnectionStatus()).toBe(0);
  });

  it('lets one signal a second through, and drops none', async () => {
    const { clock, transport, surroundings, goOnline } = createHarness();
    await goOnline();
    for (let round = 0; round < 8; round += 1) {
      transport.last().drop(30010);
      await clock.advance(0);
      if (round < 7) await clock.advance(10_000);
    }
    const before = transport.dials.length;
    for (let count = 0; count < 5; count += 1) surroundings.signal('awake');
    await clock.advance(0);
    expect(transport.dials.length).toBe(before + 1);
    transport.last().drop(30010);
    await clock.advance(999);
    const inside = transport.dials.length;
    await clock.advance(1);
    expect([inside, transport.dials.length]).toEqual([before + 1, before + 2]);
  });

  it('honours a window that the gateway names, and lets a person break it', async () => {
    const { engine, clock, transport, surroundings, goOnline } = createHarness({ jitter: 0.5 });
    await goOnline();
    transport.last().tell({ type: 'settings', settings: { reconnectSpreadMs: 0, retryWindowMs: 20_000 } });
    transport.last().drop(30001);
    await clock.advance(0);
    expect((engine.getConnectionState().retryAtMs ?? 0) - clock.now()).toBe(10_000);
    surroundings.signal('awake');
    await clock.advance(1_000);
    expect(transport.dials.length).toBe(1);
    engine.reconnectNow();
    await clock.advance(0);
    expect(transport.dials.length).toBe(2);
  });

  it('does not hammer a gateway that stays away to the end of its window', async () => {
    const { clock, transport, goOnline } = createHarness({ jitter: 0.5 });
    await goOnline();
    transport.last().tell({ type: 'settings', settings: { reconnectSpreadMs: 0, retryWindowMs: 10_000 } });
    transport.last().drop(30001);
    for (let tenths = 0; tenths < 100; tenths += 1) {
      await clock.advance(100);
      if (transport.live().length > 0) transport.last().drop(30010);
    }
    expect(transport.dials.length).toBeLessThan(8);
  });

  it('says that the network is gone when it goes while a retry waits', async () => {
    const { engine, clock, transport, surroundings, goOnline } = createHarness();
    await goOnline();
    transport.last().drop();
    await clock.advance(0);
    surroundings.isOnline = false;
    surroundings.signal('offline');
    expect(engine.getConnectionState()).toMatchObject({ status: 1, error: { code: 30019, status: 1 } });
  });

  it('never waits less than the bound that the gateway spreads its clients by', async () => {
    const { engine, clock, transport } = createHarness();
    void engine.connect({ token: 'token-1' });
    await clock.advance(0);
    transport.last().accept({ reconnectSpreadMs: 3_000 });
    await clock.advance(0);
    transport.last().drop();
    expect((engine.getConnectionState().retryAtMs ?? 0) - clock.now()).toBe(3_000);
  });

  it('rests in 14 when the timeout runs out, and starts anew when a person asks', async () => {
    const { engine, clock, transport } = createHarness();
    const result = engine.connect({ token: 'token-1', timeout: 3 });
    const failing = async (): Promise<void> => {
      for (let left = 40; left > 0 && engine.getConnectionStatus() !== 14; left -= 1) {
        if (transport.live().length > 0) transport.last().drop(30010);
        await clock.advance(100);
      }
    };
    await failing();
    expect(await result).toMatchObject({ isOk: false, code: 34006 });
    const dials = transport.dials.length;
    await clock.advance(60_000);
    expect([engine.getConnectionStatus(), transport.dials.length, clock.pendingTimers()]).toEqual([14, dials, 0]);
    engine.reconnectNow();
    await clock.advance(2_900);
    expect(engine.getConnectionStatus()).not.toBe(14);
  });

  it('does not count time without a network, or asleep, against the timeout', async () => {
    const { engine, clock, transport, surroundings } = createHarness();
    surroundings.isOnline = false;
    void engine.connect({ token: 'token-1', timeout: 3 });
    await clock.advance(0);
    transport.last().drop(30010);
    await clock.advance(60_000);
    expect(engine.getConnectionStatus()).toBe(1);
    surroundings.isOnline = true;
    surroundings.signal('online');
    await clock.advance(500);
    await clock.sleep(3_600_000);
    expect(engine.getConnectionStatus()).not.toBe(14);
  });

  it('finds a silent link within 20 s, by asking first', async () => {
    const { engine, clock, transport, goOnline } = createHarness();
    await goOnline();
    await clock.advance(17_000);
    expect([engine.getConnectionStatus(), transport.last().probes]).toEqual([0, 1]);
    await clock.advance(3_000);
    expect(engine.getConnectionState().error?.code).toBe(30012);
    expect(transport.dials[0]?.isClosed).toBe(true);
  });

  it('takes any inbound byte for life', async () => {
    const { engine, clock, transport, goOnline } = createHarness();
    await goOnline();
    for (let count = 0; count < 20; count += 1) {
      await clock.advance(8_000);
      transport.last().tell({ type: 'heard' });
    }
    expect([engine.getConnectionStatus(), transport.last().probes]).toEqual([0, 0]);
  });

  it('asks an open link for a sign of life after a wake, and gives it 2 s', async () => {
    const { engine, clock, transport, surroundings, goOnline } = createHarness();
    await goOnline();
    surroundings.signal('awake');
    await clock.advance(1_900);
    expect([engine.getConnectionStatus(), transport.last().probes]).toEqual([0, 1]);
    await clock.advance(100);
    expect(engine.getConnectionStatus()).toBe(13);
  });

  it('lets go of the link when the page is cached, and dials once when it is shown again', async () => {
    const { engine, clock, transport, surroundings, goOnline } = createHarness();
    await goOnline();
    surroundings.signal('pagehide');
    await clock.advance(60_000);
    expect([transport.live().length, transport.dials.length, engine.getConnectionStatus()]).toEqual([0, 1, 13]);
    surroundings.signal('pageshow');
    await clock.advance(0);
    expect(transport.last().request.intent).toBe('reconnect');
    expect(transport.dials.length).toBe(2);
  });

  it.each([
    [31010, 6],
    [31023, 6],
    [31009, 16],
    [31029, 19],
    [31001, 11],
    [31002, 11],
    [31022, 11],
    [33094, 11],
    [39999, 11],
  ])('rests after verdict %i in %i, whatever happens next', async (code, status) => {
    const { engine, clock, transport, surroundings, goOnline } = createHarness();
    await goOnline();
    const link = transport.last();
    link.tell({ type: 'verdict', verdict: { code } });
    link.accept();
    link.drop();
    for (const signal of ['offline', 'online', 'awake', 'pagehide', 'pageshow'] as const) surroundings.signal(signal);
    engine.reconnectNow();
    await clock.advance(60_000);
    expect(engine.getConnectionState()).toMatchObject({ status, error: { code, status } });
    expect([transport.dials.length, transport.live().length, clock.pendingTimers()]).toEqual([1, 0, 0]);
  });

  it.each([
    ['noAnswer', 17, 34240],
    ['notForGateway', 17, 34245],
    ['gatewayDown', 13, 30010],
  ] as const)('tells by a relay that is %s', async (proxyFinding, status, code) => {
    const { engine, clock, transport } = createHarness({ proxyFinding });
    void engine.connect({ token: 'token-1', proxy: { url: 'http://relay.test' } });
    await clock.advance(0);
    expect(transport.last().url).toBe('http://relay.test');
    transport.last().drop(30010);
    await clock.advance(0);
    expect(engine.getConnectionState()).toMatchObject({ status, error: { code } });
    expect(engine.getConnectionState().retryAtMs).not.toBeNull();
  });
});

describe('the local store', () => {
  const slowDatabase = (afterMs: number | null, isRecreated = false) => {
    let open: () => void = () => {};
    return {
      open: () =>
        new Promise<{ isRecreated: boolean; close(): void }>((resolve) => {
          open = () => resolve({ isRecreated, close: () => {} });
          if (afterMs === 0) open();
        }),
      recallUser: () => Promise.resolve(null),
      rememberUser: () => Promise.resolve(),
      finish: () => open(),
    };
  };

  it('is reported before status 0, once', async () => {
    const { engine, clock, transport, statuses } = createHarness({ database: slowDatabase(0, true) });
    const reports: unknown[] = [];
    void engine.connect({ token: 'token-1', userId: 'ada' }, (isRecreated, error) =>
      reports.push([isRecreated, error, [...statuses]]),
    );
    await clock.advance(0);
    transport.last().accept();
    await clock.advance(0);
    transport.last().drop();
    await clock.advance(100);
    transport.last().accept();
    await clock.advance(10_000);
    expect(reports).toEqual([[true, null, [10]]]);
  });

  it('holds status 0 up for 2 s at most, and the session goes on without it', async () => {
    const database = slowDatabase(null);
    const logger = { warn: () => {}, error: () => {} };
    const { engine, clock, transport } = createHarness({ database, logger });
    const reports: unknown[] = [];
    void engine.connect({ token: 'token-1', userId: 'ada' }, (isRecreated, error) =>
      reports.push([isRecreated, error?.code]),
    );
    await clock.advance(0);
    transport.last().accept();
    await clock.advance(1_999);
    expect(engine.getConnectionStatus()).toBe(10);
    await clock.advance(1);
    expect([engine.getConnectionStatus(), reports]).toEqual([0, [[false, 33002]]]);
    database.finish();
    await clock.advance(0);
    expect(reports.length).toBe(1);
  });

  it('opens after the handshake where the user was not known before', async () => {
    const opened: string[] = [];
    const database = {
      open(userId: string) {
        opened.push(userId);
        return Promise.resolve({ isRecreated: false, close: () => {} });
      },
      recallUser: () => Promise.resolve(null),
      rememberUser: () => Promise.resolve(),
    };
    const { engine, clock, transport } = createHarness({ database });
    void engine.connect({ token: 'token-1' });
    await clock.advance(0);
    expect(opened).toEqual([]);
    transport.last().accept();
    await clock.advance(0);
    expect([opened, engine.getConnectionStatus()]).toEqual([['ada'], 0]);
  });
});
