import { describe, expect, it } from 'vitest';
import { createHarness, scriptedProvider } from './harness.ts';

const outcome = (result: { isOk: boolean; code: number }): string => `${result.isOk ? 'ok' : 'no'} ${result.code}`;

describe('connect', () => {
  it('changes the state before it returns, and tells the handlers afterwards', () => {
    const { engine, statuses } = createHarness();
    void engine.connect({ token: 'token-1' });
    expect(engine.getConnectionStatus()).toBe(10);
    expect(statuses).toEqual([]);
  });

  it('settles after the status event, completion handler first, promise last', async () => {
    const { engine, clock, transport } = createHarness();
    const order: string[] = [];
    engine.addConnectionStatusHandler('order', ({ status }) => order.push(`status ${status}`));
    const promise = engine.connect(
      { token: 'token-1', userId: 'ada' },
      () => order.push('database'),
      () => order.push('completion'),
    );
    void promise.then(() => order.push('promise'));
    await clock.advance(0);
    transport.last().accept();
    await clock.advance(0);
    expect(order).toEqual(['status 10', 'database', 'status 0', 'completion', 'promise']);
  });

  it.each([[''], [undefined], [42], [null]])('refuses %j as a token with 33003 and changes nothing', async (token) => {
    const { engine, transport, statuses } = createHarness();
    expect(outcome(await engine.connect({ token: token as string }))).toBe('no 33003');
    expect([engine.getConnectionStatus(), statuses, transport.dials]).toEqual([11, [], []]);
  });

  it('shares the session with a second connect of the same user, without a dial or an event', async () => {
    const { engine, clock, transport, goOnline, statuses } = createHarness();
    await goOnline();
    const heard = statuses.length;
    expect(outcome(await engine.connect({ token: 'token-2', userId: 'ada' }))).toBe('ok 0');
    expect([transport.dials.length, statuses.length]).toEqual([1, heard]);
    transport.last().drop();
    await clock.advance(100);
    expect(transport.last().request.token).toBe('token-2');
  });

  it('dials at once when the same user connects while a retry waits', async () => {
    const { engine, clock, transport, goOnline } = createHarness();
    await goOnline();
    transport.last().drop();
    await clock.advance(0);
    expect(engine.getConnectionStatus()).toBe(13);
    void engine.connect({ token: 'token-1', userId: 'ada' });
    expect(engine.getConnectionStatus()).toBe(10);
  });

  it('closes the running session before another user’s begins, with no sign-out in between and no user shown', async () => {
    const { engine, clock, transport, goOnline, statuses } = createHarness();
    await goOnline();
    void engine.connect({ token: 'token-b', userId: 'bob' });
    expect([engine.getCurrentUserId(), transport.live().length]).toEqual([null, 0]);
    await clock.advance(0);
    transport.last().accept({ userId: 'bob' });
    await clock.advance(0);
    expect(engine.getCurrentUserId()).toBe('bob');
    expect(statuses).toEqual([10, 0, 10, 0]);
  });

  it('cancels a call that another user’s connect replaces', async () => {
    const { engine, clock, transport } = createHarness();
    const first = engine.connect({ token: 'token-1', userId: 'ada' });
    const second = engine.connect({ token: 'token-b', userId: 'bob' });
    expect(outcome(await first)).toBe('no 33090');
    await clock.advance(0);
    transport.last().accept({ userId: 'bob' });
    expect(await second).toMatchObject({ isOk: true, data: { userId: 'bob' } });
  });

  it('rests in 15 when the gateway answers another user, and keeps nothing of that answer', async () => {
    const { engine, clock, transport } = createHarness();
    const { provider, reasons } = scriptedProvider('token-1', 'token-2');
    const promise = engine.connect({ token: provider, userId: 'ada' });
    await clock.advance(0);
    transport.last().accept({ userId: 'mallory' });
    expect(outcome(await promise)).toBe('no 31004');
    expect([engine.getConnectionStatus(), engine.getCurrentUserId(), transport.live().length, reasons.length]).toEqual([
      15,
      null,
      0,
      1,
    ]);
  });

  it('waits through losses without settling, the first attempt included', async () => {
    const { engine, clock, transport, statuses } = createHarness();
    let answers = 0;
    void engine.connect({ token: 'token-1' }).then(() => (answers += 1));
    await clock.advance(0);
    transport.last().drop(30010);
    await clock.advance(60_000);
    expect(answers).toBe(0);
    expect(statuses.slice(0, 3)).toEqual([10, 13, 10]);
  });

  it('harms nobody when a callback throws', async () => {
    const errors: string[] = [];
    const logger = { warn: () => {}, error: (message: string) => void errors.push(message) };
    const { engine, clock, transport, statuses } = createHarness({ logger });
    engine.addConnectionStatusHandler('bad', () => {
      throw new Error('from the application');
    });
    void engine.connect({ token: 'token-1' });
    await clock.advance(0);
    transport.last().accept();
    await clock.advance(0);
    expect([engine.getConnectionStatus(), statuses, errors.length]).toEqual([0, [10, 0], 2]);
  });

  it('gives the same frozen state object until something changes', async () => {
    const { engine, goOnline } = createHarness();
    const before = engine.getConnectionState();
    expect(engine.getConnectionState()).toBe(before);
    await goOnline();
    expect(engine.getConnectionState()).not.toBe(before);
    expect(Object.isFrozen(engine.getConnectionState())).toBe(true);
  });
});

describe('disconnect', () => {
  it('wins over an answer that is on its way', async () => {
    const { engine, clock, transport, statuses } = createHarness();
    const promise = engine.connect({ token: 'token-1' });
    await clock.advance(0);
    const link = transport.last();
    void engine.disconnect();
    link.accept();
    await clock.advance(60_000);
    expect(outcome(await promise)).toBe('no 33090');
    expect([engine.getConnectionStatus(), link.isClosed, transport.dials.length]).toEqual([12, true, 1]);
    expect(statuses).toEqual([10, 12]);
  });

  it('wins over a provider that answers late', async () => {
    const { engine, clock, transport } = createHarness();
    let answer: (token: string) => void = () => {};
    void engine.connect({ token: () => new Promise((resolve) => (answer = resolve)) });
    await clock.advance(0);
    await engine.disconnect();
    answer('token-1');
    await clock.advance(60_000);
    expect([
      engine.getConnectionStatus(),
      transport.dials.length,
      engine.getConnectionState().isRefreshingToken,
    ]).toEqual([12, 0, false]);
  });

  it('is respected through every signal of the page, and leaves no timer behind', async () => {
    const { engine, clock, transport, surroundings, goOnline } = createHarness();
    await goOnline();
    await engine.disconnect();
    for (const signal of ['offline', 'online', 'awake', 'pagehide', 'pageshow'] as const) surroundings.signal(signal);
    engine.reconnectNow();
    await clock.advance(60_000);
    expect([
      engine.getConnectionStatus(),
      engine.getCurrentUserId(),
      transport.dials.length,
      clock.pendingTimers(),
    ]).toEqual([12, null, 1, 0]);
  });

  it('leaves nothing to resume', async () => {
    const { engine, goOnline } = createHarness();
    await goOnline();
    await engine.disconnect();
    expect(outcome(await engine.resume())).toBe('no 33003');
  });
});

describe('destroy', () => {
  it('is idempotent, and every later call answers 33001', async () => {
    const { engine, clock, transport, goOnline } = createHarness();
    await goOnline();
    await engine.destroy();
    await engine.destroy();
    expect(outcome(await engine.connect({ token: 'token-1' }))).toBe('no 33001');
    expect(outcome(await engine.resume())).toBe('no 33001');
    await expect(engine.getToken()).rejects.toMatchObject({ code: 33001 });
    expect([transport.live().length, clock.pendingTimers()]).toEqual([0, 0]);
  });

  it('tells the last events, of a sign-out in the same turn and of its own', async () => {
    const { engine, goOnline, statuses } = createHarness();
    await goOnline();
    void engine.disconnect();
    await engine.destroy();
    expect(statuses).toEqual([10, 0, 12, 11]);
  });
});

describe('callbacks', () => {
  it('that reject are reported, and a logger that throws harms nobody', async () => {
    let reports = 0;
    const logger = {
      warn: () => {},
      error: () => {
        reports += 1;
        throw new Error('from the logger');
      },
    };
    const { engine, goOnline, statuses } = createHarness({ logger });
    const rejecting = (): unknown => Promise.reject(new Error('from the application'));
    engine.addConnectionStatusHandler('rejecting', rejecting);
    engine.subscribe(() => {
      throw new Error('from a listener');
    });
    await goOnline();
    expect([engine.getConnectionStatus(), statuses]).toEqual([0, [10, 0]]);
    expect(reports).toBeGreaterThan(2);
  });
});
