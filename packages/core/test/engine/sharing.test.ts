import { describe, expect, it } from 'vitest';
import { createHarness, scriptedProvider } from './harness.ts';

describe('connect for the same user', () => {
  it('gives every call its own callbacks and the one answer', async () => {
    const { engine, clock, transport } = createHarness();
    const heard: string[] = [];
    const call = (name: string) =>
      engine.connect(
        { token: 'token-1', userId: 'ada' },
        () => heard.push(`${name} database`),
        (userId) => heard.push(`${name} ${userId}`),
      );
    const answers = [call('first'), call('second')];
    await clock.advance(0);
    transport.last().accept();
    await clock.advance(0);
    expect(await Promise.all(answers)).toEqual([
      { isOk: true, code: 0, data: { userId: 'ada' } },
      { isOk: true, code: 0, data: { userId: 'ada' } },
    ]);
    expect(heard.toSorted()).toEqual(['first ada', 'first database', 'second ada', 'second database']);
    expect(transport.dials.length).toBe(1);
  });

  it('makes a dial that waited as a newcomer: the application asked for it', async () => {
    const { engine, clock, transport, goOnline } = createHarness();
    await goOnline();
    transport.last().drop();
    await clock.advance(0);
    void engine.connect({ token: 'token-1', userId: 'ada' });
    await clock.advance(0);
    expect(transport.last().request).toMatchObject({ intent: 'newcomer', lastSessionId: 'session-1' });
  });

  it('takes the newest token although the older provider is still being asked, and drops the late answer', async () => {
    const { engine, clock, transport, statuses } = createHarness();
    let answer: (token: string) => void = () => {};
    void engine.connect({ token: () => new Promise((resolve) => (answer = resolve)), userId: 'ada' });
    await clock.advance(0);
    void engine.connect({ token: 'token-2', userId: 'ada' });
    answer('token-1');
    await clock.advance(0);
    expect([transport.dials.length, transport.last().request.token, statuses]).toEqual([1, 'token-2', [10]]);
  });

  it('keeps the newer token although the older was accepted meanwhile', async () => {
    const { engine, clock, transport } = createHarness();
    void engine.connect({ token: 'token-1', userId: 'ada' });
    await clock.advance(0);
    void engine.connect({ token: 'token-2', userId: 'ada' });
    transport.last().accept({ tokenRemainingMs: 60_000 });
    await clock.advance(0);
    transport.last().drop();
    await clock.advance(100);
    expect(transport.dials.map((link) => link.request.token)).toEqual(['token-1', 'token-2']);
  });

  it('replaces the running timeout', async () => {
    const { engine, clock } = createHarness();
    void engine.connect({ token: 'token-1', userId: 'ada', timeout: 60 });
    await clock.advance(2_000);
    void engine.connect({ token: 'token-1', userId: 'ada', timeout: 3 });
    await clock.advance(2_500);
    expect(engine.getConnectionStatus()).toBe(10);
    await clock.advance(500);
    expect(engine.getConnectionStatus()).toBe(14);
  });
});

describe('connect for another user', () => {
  it('never shows a token of the one to the other, not even to a call that was waiting for it', async () => {
    const { engine, clock, transport } = createHarness();
    let answer: (token: string) => void = () => {};
    const slow = (): Promise<string> => new Promise((resolve) => (answer = resolve));
    void engine.connect({ token: slow, userId: 'ada' });
    const asked = engine.getToken();
    void engine.connect({ token: 'token-b', userId: 'bob' });
    answer('token-a');
    await expect(asked).rejects.toMatchObject({ code: 33090 });
    await clock.advance(0);
    expect(transport.dials.map((link) => link.request.token)).toEqual(['token-b']);
  });
});

describe('a switch of users', () => {
  it('drops an answer of the provider that came in the very moment of it', async () => {
    const { engine, clock, transport } = createHarness();
    const answers: ((token: string) => void)[] = [];
    const provider = (): Promise<string> => new Promise((resolve) => answers.push(resolve));
    void engine.connect({ token: provider, userId: 'ada' });
    await clock.advance(0);
    const asked = engine.getToken();
    answers[0]?.('token-a');
    void engine.connect({ token: provider, userId: 'bob' });
    await expect(asked).rejects.toMatchObject({ code: 33090 });
    await clock.advance(0);
    expect([transport.dials.length, answers.length]).toEqual([0, 2]);
  });

  it('names no session of the user before', async () => {
    const { engine, clock, transport, goOnline } = createHarness();
    await goOnline();
    void engine.connect({ token: 'token-b', userId: 'bob' });
    await clock.advance(0);
    expect(transport.last().request).toMatchObject({ userId: 'bob', intent: 'newcomer', lastSessionId: null });
  });

  it('aborts the question to the provider', async () => {
    const { engine, clock } = createHarness();
    const signals: AbortSignal[] = [];
    const token = ({ signal }: { readonly signal: AbortSignal }): Promise<string> => {
      signals.push(signal);
      return new Promise(() => {});
    };
    void engine.connect({ token, userId: 'ada' });
    await clock.advance(0);
    void engine.connect({ token: 'token-b', userId: 'bob' });
    expect([signals.map(({ aborted }) => aborted), engine.getConnectionState().isRefreshingToken]).toEqual([
      [true],
      false,
    ]);
  });
});

describe('resume', () => {
  it('comes from 17 as a newcomer, with a token asked for anew', async () => {
    const { engine, clock, transport } = createHarness({ proxyFinding: 'noAnswer' });
    const { provider, reasons } = scriptedProvider('token-1', 'token-2');
    void engine.connect({ token: provider, userId: 'ada', proxy: { url: 'http://relay.test' } });
    await clock.advance(0);
    transport.last().drop(30010);
    await clock.advance(0);
    expect(engine.getConnectionStatus()).toBe(17);
    void engine.resume();
    await clock.advance(0);
    expect([reasons.length, transport.last().request]).toMatchObject([2, { token: 'token-2', intent: 'newcomer' }]);
  });

  it('starts the timeout anew', async () => {
    const { engine, clock, transport } = createHarness();
    void engine.connect({ token: 'token-1', timeout: 3 });
    await clock.advance(2_000);
    transport.last().drop(30010);
    await clock.advance(0);
    void engine.resume();
    await clock.advance(2_500);
    expect(engine.getConnectionStatus()).not.toBe(14);
    await clock.advance(500);
    expect(engine.getConnectionStatus()).toBe(14);
  });
});

describe('reconnectNow', () => {
  it('does nothing where a dial is running, where the link is open, and where a verdict rests', async () => {
    const { engine, clock, transport, goOnline } = createHarness();
    void engine.connect({ token: 'token-1', userId: 'ada' });
    await clock.advance(0);
    engine.reconnectNow();
    await clock.advance(0);
    await goOnline();
    engine.reconnectNow();
    await clock.advance(0);
    expect([transport.dials.length, engine.getConnectionStatus()]).toEqual([1, 0]);
  });
});

describe('pending calls', () => {
  it.each(['disconnect', 'destroy'] as const)('are answered with 33090 by %s', async (name) => {
    const { engine, clock } = createHarness();
    const answers: unknown[] = [];
    const promise = engine.connect({ token: 'token-1' }, undefined, (userId, error) =>
      answers.push(userId, error?.code),
    );
    await clock.advance(0);
    void engine[name]();
    expect(await promise).toMatchObject({ isOk: false, code: 33090 });
    expect(answers).toEqual([null, 33090]);
  });
});

describe('listeners', () => {
  it('may be added and removed inside a listener: who is gone hears nothing, who is new hears the next', async () => {
    const { engine, clock, goOnline } = createHarness();
    const heard: string[] = [];
    const third = ({ status }: { readonly status: number }): void => void heard.push(`third ${status}`);
    engine.addConnectionStatusHandler('first', ({ status }) => {
      heard.push(`first ${status}`);
      engine.removeConnectionStatusHandler('second');
      engine.addConnectionStatusHandler('third', third);
    });
    engine.addConnectionStatusHandler('second', ({ status }) => heard.push(`second ${status}`));
    await goOnline();
    await clock.advance(0);
    expect(heard).toEqual(['first 10', 'first 0', 'third 0']);
  });

  it('hear nothing of a change that changes nothing', async () => {
    const { engine, clock, goOnline } = createHarness();
    await goOnline();
    await clock.advance(6_000);
    let told = 0;
    const stop = engine.subscribe(() => (told += 1));
    await clock.advance(6_000);
    engine.reconnectNow();
    await clock.advance(0);
    expect(told).toBe(0);
    await engine.disconnect();
    expect(told).toBeGreaterThan(0);
    const before = told;
    stop();
    void engine.connect({ token: 'token-1' });
    await clock.advance(0);
    expect(told).toBe(before);
  });
});

describe('onTransition', () => {
  it('tells every step, and never a token', async () => {
    const steps: unknown[] = [];
    const { transport, goOnline, clock } = createHarness({ onTransition: (step) => steps.push(step) });
    await goOnline({ token: () => Promise.resolve('secret-token') });
    transport.last().drop();
    await clock.advance(0);
    expect(steps).toMatchObject([
      { event: 'connectRequested', status: 10, attempt: 0, errorCode: null },
      { event: 'tokenMissing' },
      { event: 'tokenObtained' },
      { event: 'sessionAnswered' },
      { event: 'storeSettled', to: 'online', status: 0 },
      { event: 'linkLost', from: 'online', status: 13, attempt: 1, errorCode: 30011 },
    ]);
    expect(JSON.stringify(steps)).not.toContain('secret-token');
  });
});
