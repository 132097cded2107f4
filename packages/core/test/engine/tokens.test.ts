import { describe, expect, it } from 'vitest';
import { NCError, stopTokenRefresh, type NCErrorCode } from '@nexconn-kit/core';
import { createHarness, scriptedProvider } from './harness.ts';

const EXPIRED = { code: 31020 };

describe('token session', () => {
  it('shows 10 and isRefreshingToken while the provider is asked', async () => {
    const { engine, clock, transport } = createHarness();
    let answer: (token: string) => void = () => {};
    void engine.connect({ token: () => new Promise((resolve) => (answer = resolve)) });
    await clock.advance(0);
    expect(engine.getConnectionState()).toMatchObject({ status: 10, isRefreshingToken: true });
    answer('token-1');
    await clock.advance(0);
    expect(engine.getConnectionState()).toMatchObject({ status: 10, isRefreshingToken: false });
    expect(transport.last().request.token).toBe('token-1');
  });

  it('reuses the token in hand on a reconnect', async () => {
    const { clock, transport, goOnline } = createHarness();
    const { provider, reasons } = scriptedProvider('token-1', 'token-2');
    await goOnline({ token: provider });
    transport.last().drop();
    await clock.advance(100);
    expect([transport.dials.length, transport.last().request.token, reasons]).toEqual([2, 'token-1', ['connect']]);
  });

  it('asks once after a refusal, and dials with the new token', async () => {
    const { engine, clock, transport, goOnline } = createHarness();
    const { provider, reasons } = scriptedProvider('token-1', 'token-2');
    await goOnline({ token: provider });
    transport.last().drop();
    await clock.advance(100);
    transport.last().refuse(EXPIRED);
    await clock.advance(0);
    transport.last().accept();
    await clock.advance(0);
    expect([engine.getConnectionStatus(), transport.last().request.token, reasons]).toEqual([
      0,
      'token-2',
      ['connect', 'rejected'],
    ]);
  });

  it('rests in 15 after a second refusal in a row: two calls, then none', async () => {
    const { engine, clock, transport, surroundings } = createHarness();
    const { provider, reasons } = scriptedProvider('token-1', 'token-2', 'token-3');
    void engine.connect({ token: provider });
    await clock.advance(0);
    transport.last().refuse(EXPIRED);
    await clock.advance(0);
    transport.last().refuse(EXPIRED);
    await clock.advance(0);
    expect(engine.getConnectionState()).toMatchObject({ status: 15, error: { code: 31020 } });
    for (const signal of ['online', 'awake', 'offline'] as const) surroundings.signal(signal);
    engine.reconnectNow();
    await clock.advance(30_000);
    await expect(engine.getToken()).rejects.toMatchObject({ code: 31020 });
    expect([reasons.length, transport.dials.length, clock.pendingTimers()]).toEqual([2, 2, 0]);
  });

  it('does not dial again with the very token that was refused', async () => {
    const { engine, clock, transport } = createHarness();
    const { provider, reasons } = scriptedProvider('token-1', 'token-1');
    void engine.connect({ token: provider });
    await clock.advance(0);
    transport.last().refuse(EXPIRED);
    await clock.advance(0);
    expect([engine.getConnectionStatus(), transport.dials.length, reasons.length]).toEqual([15, 1, 2]);
  });

  it('forgets a refusal after stable uptime, and only then', async () => {
    const { engine, clock, transport } = createHarness();
    const { provider, reasons } = scriptedProvider('token-1', 'token-2', 'token-3');
    void engine.connect({ token: provider });
    await clock.advance(0);
    transport.last().refuse(EXPIRED);
    await clock.advance(0);
    transport.last().accept();
    await clock.advance(5_000);
    transport.last().drop();
    await clock.advance(100);
    transport.last().refuse(EXPIRED);
    await clock.advance(0);
    transport.last().accept();
    await clock.advance(4_900);
    transport.last().drop();
    await clock.advance(300);
    transport.last().refuse(EXPIRED);
    await clock.advance(0);
    expect([engine.getConnectionStatus(), reasons.length]).toEqual([15, 3]);
  });

  it('rests in 15 at once when a plain string is refused', async () => {
    const { engine, clock, transport } = createHarness();
    const result = engine.connect({ token: 'token-1' });
    await clock.advance(0);
    transport.last().refuse({ code: 31004 });
    expect(await result).toMatchObject({ isOk: false, code: 31004 });
    expect([engine.getConnectionStatus(), transport.dials.length]).toEqual([15, 1]);
  });

  it('retries a provider that fails, and never takes it for a sign-out', async () => {
    const { engine, clock, transport, statuses, events } = createHarness();
    const { provider } = scriptedProvider(new Error('500'), new Error('500'), 'token-1');
    void engine.connect({ token: provider });
    await clock.advance(1_000);
    transport.last().accept();
    await clock.advance(0);
    expect(statuses).toEqual([10, 13, 10, 13, 10, 0]);
    expect(events[1]?.error?.code).toBe(33091);
  });

  it('asks a provider that fails by the ladder alone, and says what failed, to the logger once', async () => {
    const warnings: unknown[] = [];
    const logger = { error: () => {}, warn: (text: string, about: unknown) => void warnings.push([text, about]) };
    const { engine, clock } = createHarness({ jitter: 1, logger });
    const { provider, reasons } = scriptedProvider(new Error('500'));
    void engine.connect({ token: provider });
    await clock.advance(3_799);
    expect(reasons.length).toBe(5);
    await clock.advance(1);
    expect(reasons.length).toBe(6);
    const { error } = engine.getConnectionState();
    expect(error?.message).toMatch(/^33091: The token provider failed/);
    expect(warnings).toEqual([['Nexconn: no token.', { code: 33091, cause: 'Error' }]]);
  });

  it('warns of a provider that fails after a loss too, and says nothing that may hold a token', async () => {
    const warnings: string[] = [];
    const logger = { error: () => {}, warn: (...all: unknown[]) => void warnings.push(JSON.stringify(all)) };
    const { clock, transport, goOnline } = createHarness({ logger });
    const answers = ['token-1'];
    const provider = () => {
      const token = answers.pop();
      return token ? Promise.resolve(token) : Promise.reject(new Error('unexpected answer: token-secret'));
    };
    await goOnline({ token: provider });
    transport.last().drop();
    await clock.advance(1_000);
    transport.last().refuse({ code: 31020 });
    await clock.advance(1_000);
    expect(warnings).toEqual(['["Nexconn: no token.",{"code":33091,"cause":"Error"}]']);
  });

  it.each(['pagehide', 'timeout'] as const)(
    'keeps the question that the application shares through a %s',
    async (end) => {
      const { engine, clock, surroundings } = createHarness();
      let give = (_token: string): void => {};
      void engine.connect({ token: () => new Promise((resolve) => (give = resolve)), timeout: 1 });
      await clock.advance(0);
      const token = engine.getToken();
      if (end === 'pagehide') surroundings.signal('pagehide');
      else await clock.advance(2_000);
      give('token-1');
      expect(await token).toBe('token-1');
    },
  );

  it('gives a provider 10 s, aborts its signal, and drops its late answer', async () => {
    const { engine, clock, transport } = createHarness({ jitter: 1 });
    const answers: ((token: string) => void)[] = [];
    const signals: AbortSignal[] = [];
    void engine.connect({
      token: ({ signal }) => {
        signals.push(signal);
        return new Promise((resolve) => answers.push(resolve));
      },
    });
    await clock.advance(9_999);
    expect(engine.getConnectionStatus()).toBe(10);
    await clock.advance(1);
    expect([engine.getConnectionStatus(), engine.getConnectionState().error?.code, signals[0]?.aborted]).toEqual([
      13,
      33091,
      true,
    ]);
    answers[0]?.('late');
    await clock.advance(0);
    expect(transport.dials.length).toBe(0);
  });

  it.each([
    ['says stop', () => Promise.resolve().then(() => stopTokenRefresh())],
    ['gives an empty string', () => Promise.resolve('')],
    ['gives something else', () => Promise.resolve(7 as unknown as string)],
  ])('rests in 15 with 33092 when the provider %s', async (_, token) => {
    const { engine, clock, transport } = createHarness();
    expect(await engine.connect({ token })).toMatchObject({ isOk: false, code: 33092 });
    await clock.advance(60_000);
    expect([engine.getConnectionStatus(), transport.dials.length]).toEqual([15, 0]);
  });

  it('honours what the token endpoint asked for with Retry-After', async () => {
    const { engine, clock } = createHarness();
    const { provider, reasons } = scriptedProvider(Object.assign(new Error('429'), { retryAfterMs: 7_000 }), 'token-1');
    void engine.connect({ token: provider });
    await clock.advance(6_999);
    expect(reasons.length).toBe(1);
    await clock.advance(1);
    expect(reasons.length).toBe(2);
  });

  it('shares one flight between the engine and getToken', async () => {
    const { engine, clock } = createHarness();
    const { provider, reasons } = scriptedProvider('token-1');
    void engine.connect({ token: provider });
    expect(await engine.getToken()).toBe('token-1');
    await clock.advance(0);
    expect(await engine.getToken()).toBe('token-1');
    expect(reasons).toEqual(['connect']);
  });

  it('renews in place before the end, with no status change', async () => {
    const { engine, clock, transport, statuses } = createHarness();
    const { provider, reasons } = scriptedProvider('token-1', 'token-2');
    transport.answerRenewal = () => Promise.resolve({ isOk: true, tokenRemainingMs: 100_000 });
    void engine.connect({ token: provider });
    await clock.advance(0);
    transport.last().accept({ tokenRemainingMs: 10_000 });
    await clock.advance(7_900);
    expect(reasons).toEqual(['connect']);
    await clock.advance(200);
    expect([reasons, transport.last().renewals]).toEqual([['connect', 'expiring'], ['token-2']]);
    expect(engine.getConnectionState().tokenExpiresAtMs).toBeGreaterThan(clock.now() + 99_000);
    expect([statuses, transport.dials.length]).toEqual([[10, 0], 1]);
  });

  it('keeps the link when a renewal fails, and tries again until the token ends', async () => {
    const { engine, clock, transport } = createHarness();
    const { provider, reasons } = scriptedProvider('token-1', new Error('500'), 'token-1', 'token-2');
    void engine.connect({ token: provider });
    await clock.advance(0);
    transport.last().accept({ tokenRemainingMs: 10_000 });
    await clock.advance(9_900);
    expect([engine.getConnectionStatus(), reasons.length, transport.last().renewals]).toEqual([0, 4, ['token-2']]);
  });

  it('asks anew when a person resumes', async () => {
    const { engine, clock, transport, goOnline } = createHarness();
    const { provider, reasons } = scriptedProvider('token-1', 'token-2');
    await goOnline({ token: provider });
    transport.last().tell({ type: 'verdict', verdict: { code: 31010 } });
    await clock.advance(0);
    expect(engine.getConnectionStatus()).toBe(6);
    void engine.resume();
    await clock.advance(0);
    expect([reasons.length, transport.last().request.token, transport.last().request.intent]).toEqual([
      2,
      'token-2',
      'newcomer',
    ]);
  });
});

describe('a token that ends', () => {
  it('is not dialled with once its lead began: the provider is asked before', async () => {
    const { clock, transport, goOnline } = createHarness();
    const { provider, reasons } = scriptedProvider('token-1', new Error('500'), 'token-2');
    await goOnline({ token: provider });
    transport.last().drop();
    await clock.advance(100);
    transport.last().accept({ tokenRemainingMs: 10_000 });
    await clock.advance(8_100);
    transport.last().drop();
    await clock.advance(1_000);
    expect([reasons, transport.last().request.token]).toEqual([['connect', 'expiring', 'expiring'], 'token-2']);
  });

  it('is renewed an hour early at most, whatever its length', async () => {
    const { engine, clock, transport } = createHarness();
    const { provider, reasons } = scriptedProvider('token-1', 'token-2');
    const hours = 3_600_000;
    void engine.connect({ token: provider });
    await clock.advance(0);
    const link = transport.last();
    link.accept({ tokenRemainingMs: 60 * 24 * hours });
    await clock.advance(0);
    const { tokenExpiresAtMs } = engine.getConnectionState();
    expect(tokenExpiresAtMs).toBe(clock.now() + 60 * 24 * hours);
    expect(reasons.length).toBe(1);
  });

  it('ends the session in 15 when the provider says stop while it renews', async () => {
    const { engine, clock, transport } = createHarness();
    let calls = 0;
    const provider = async (): Promise<string> => ((calls += 1) > 1 ? stopTokenRefresh() : 'token-1');
    void engine.connect({ token: provider });
    await clock.advance(0);
    transport.last().accept({ tokenRemainingMs: 10_000 });
    await clock.advance(60_000);
    expect([engine.getConnectionState(), calls]).toMatchObject([{ status: 15, error: { code: 33092 } }, 2]);
  });

  it('gives way on the open link to a newer one that a connect brought, before the provider is asked', async () => {
    const { engine, clock, transport } = createHarness();
    const first = scriptedProvider('token-1', 'token-3');
    void engine.connect({ token: first.provider, userId: 'ada' });
    await clock.advance(0);
    transport.last().accept({ tokenRemainingMs: 10_000 });
    await clock.advance(0);
    transport.answerRenewal = () => Promise.reject(new Error('no answer'));
    await clock.advance(8_000);
    expect(first.reasons).toEqual(['connect', 'expiring']);
    transport.answerRenewal = () => Promise.resolve({ isOk: true, tokenRemainingMs: null });
    await clock.advance(1_000);
    expect([first.reasons.length, transport.last().renewals]).toEqual([2, ['token-3', 'token-3']]);
  });

  it('leaves no timer behind when the link goes while it is being renewed', async () => {
    const { engine, clock, transport } = createHarness();
    const { provider } = scriptedProvider('token-1', new Error('500'));
    void engine.connect({ token: provider });
    await clock.advance(0);
    transport.last().accept({ tokenRemainingMs: 10_000 });
    await clock.advance(8_100);
    await engine.disconnect();
    await clock.advance(0);
    expect(clock.pendingTimers()).toBe(0);
  });

  it('charges a refusal to the token that was shown, and dials with the newer one in hand', async () => {
    const { engine, clock, transport, goOnline } = createHarness();
    await goOnline({ token: 'token-1' });
    await engine.connect({ token: 'token-2', userId: 'ada' });
    transport.last().tell({ type: 'verdict', verdict: EXPIRED });
    await clock.advance(0);
    transport.last().accept();
    await clock.advance(0);
    expect([engine.getConnectionStatus(), transport.last().request.token]).toEqual([0, 'token-2']);
  });

  it('keeps a token whose renewal failed for the dial after the old one has ended', async () => {
    const { engine, clock, transport } = createHarness();
    const { provider, reasons } = scriptedProvider('token-1', 'token-2');
    transport.answerRenewal = () => Promise.reject(new Error('no answer'));
    void engine.connect({ token: provider });
    await clock.advance(0);
    transport.last().accept({ tokenRemainingMs: 10_000 });
    await clock.advance(10_000);
    transport.last().tell({ type: 'verdict', verdict: EXPIRED });
    await clock.advance(0);
    transport.last().accept();
    await clock.advance(0);
    expect([engine.getConnectionStatus(), transport.last().request.token, reasons.length]).toEqual([0, 'token-2', 2]);
  });

  it('does not offer a token again that the open link refused', async () => {
    const { engine, clock, transport } = createHarness();
    const { provider } = scriptedProvider('token-1', 'token-2', 'token-3');
    transport.answerRenewal = (token) =>
      Promise.resolve(token === 'token-2' ? { isOk: false, code: 31004 } : { isOk: true, tokenRemainingMs: 100_000 });
    void engine.connect({ token: provider });
    await clock.advance(0);
    transport.last().accept({ tokenRemainingMs: 10_000 });
    await clock.advance(9_900);
    expect([engine.getConnectionStatus(), transport.last().renewals]).toEqual([0, ['token-2', 'token-3']]);
  });

  it.each([31004, 33090])('takes NCError %i of a provider for a failure, not for its own', async (code) => {
    const { engine, clock } = createHarness();
    const { provider, reasons } = scriptedProvider(new NCError(code as NCErrorCode));
    void engine.connect({ token: provider });
    await clock.advance(0);
    expect(engine.getConnectionState()).toMatchObject({ status: 13, error: { code: 33091 } });
    await clock.advance(1_000);
    expect(reasons.length).toBeLessThan(8);
  });

  it('lets a provider sign out from within', async () => {
    const { engine, clock, transport } = createHarness();
    const seen: number[] = [];
    void engine.connect({
      token: () => {
        void engine.disconnect();
        seen.push(engine.getConnectionStatus());
        return Promise.resolve('token-1');
      },
    });
    await clock.advance(60_000);
    expect(engine.getConnectionState()).toMatchObject({ status: 12, isRefreshingToken: false });
    expect([seen, transport.dials.length]).toEqual([[12], 0]);
  });
});
