import { describe, expect, it, vi } from 'vitest';
import { TestClock } from '../../test/support/TestClock.ts';
import { watchToken } from './watchToken.ts';

const tokenFor = (clock: TestClock, lifeMs: number | null) => ({
  userId: 'ann',
  issuedAtMs: clock.nowMs(),
  expiresAtMs: lifeMs === null ? null : clock.nowMs() + lifeMs,
});

describe('watchToken', () => {
  it('reports a token 25 s after it has run out', () => {
    const clock = new TestClock();
    const onRunOut = vi.fn<() => void>();
    expect(watchToken(clock, onRunOut).follow(tokenFor(clock, 3000))).toBe(3000);
    clock.advance(27_999);
    expect(onRunOut).not.toHaveBeenCalled();
    clock.advance(1);
    expect(onRunOut).toHaveBeenCalledOnce();
  });

  it('forgets the older token once a newer one is followed', () => {
    const clock = new TestClock();
    const onRunOut = vi.fn<() => void>();
    const watch = watchToken(clock, onRunOut);
    watch.follow(tokenFor(clock, 3000));
    expect(watch.follow(tokenFor(clock, null))).toBeNull();
    clock.advance(1_000_000);
    expect(onRunOut).not.toHaveBeenCalled();
  });

  it('stays stopped, whatever token still comes', () => {
    const clock = new TestClock();
    const onRunOut = vi.fn<() => void>();
    const watch = watchToken(clock, onRunOut);
    watch.stop();
    watch.follow(tokenFor(clock, 1));
    clock.advance(1_000_000);
    expect(onRunOut).not.toHaveBeenCalled();
  });
});
