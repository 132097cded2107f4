import { describe, expect, it } from 'vitest';
import { createHarness } from './harness.ts';

describe('a token provider that asks to be left alone', () => {
  it.each([
    ['a time that is none', Number.NaN, 50],
    ['a time that passed', -5, 50],
    ['a minute', 60_000, 60_000],
    ['a day', 86_400_000, 3_600_000],
  ])('waits for %s that its error asks for within reason', async (_, retryAfterMs, waitMs) => {
    const { engine, clock } = createHarness({ jitter: 1 });
    void engine.connect({ token: () => Promise.reject(Object.assign(new Error('busy'), { retryAfterMs })) });
    await clock.advance(0);
    expect(Number(engine.getConnectionState().retryAtMs) - clock.now()).toBe(waitMs);
  });

  it('leaves an endpoint alone as long as it asked, also without a network', async () => {
    const { engine, clock, surroundings } = createHarness({ jitter: 1 });
    surroundings.isOnline = false;
    const busy = Object.assign(new Error('busy'), { retryAfterMs: 60_000 });
    void engine.connect({ token: () => Promise.reject(busy) });
    await clock.advance(0);
    expect(engine.getConnectionStatus()).toBe(1);
    expect(Number(engine.getConnectionState().retryAtMs) - clock.now()).toBe(60_000);
  });
});
