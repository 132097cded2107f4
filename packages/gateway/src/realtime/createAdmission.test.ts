import { describe, expect, it } from 'vitest';
import { TestClock } from '../../test/support/TestClock.ts';
import { createAdmission } from './createAdmission.ts';

const setUp = (perSecond: number | undefined, loopDelay = { recentMs: 0 }, latestMs = 1000) => {
  const clock = new TestClock();
  return { clock, windowMs: createAdmission({ perSecond, latestMs, loopDelay, clock }) };
};
const times = (count: number, work: () => number): number[] => Array.from({ length: count }, work);

describe('createAdmission', () => {
  it('takes a second’s worth at once, and then as many as come due', () => {
    const { clock, windowMs } = setUp(100);
    expect(times(100, windowMs)).toEqual(times(100, () => 0));
    expect(windowMs()).toBeGreaterThan(0);
    clock.advance(10);
    expect(windowMs()).toBe(0);
    expect(windowMs()).toBeGreaterThan(0);
  });

  it('names a window that has room for all who were turned away, a second at least and a minute at most', () => {
    const { clock, windowMs } = setUp(100);
    times(100, windowMs);
    const windows = times(500, windowMs);
    expect(windows[0]).toBe(1000);
    expect(windows[499]).toBe(5000);
    expect(times(10_000, windowMs).at(-1)).toBe(60_000);
    clock.advance(200_000);
    times(100, windowMs);
    expect(windowMs()).toBe(1000);
  });

  it('turns everybody away while the event loop is late, unless it was told not to look', () => {
    const loopDelay = { recentMs: 1001 };
    const { windowMs } = setUp(undefined, loopDelay);
    expect(windowMs()).toBe(1000);
    loopDelay.recentMs = 1000;
    expect(windowMs()).toBe(0);
    expect(setUp(undefined, { recentMs: 60_000 }, 0).windowMs()).toBe(0);
  });

  it('takes any number where no rate is set', () => {
    expect(new Set(times(10_000, setUp(undefined).windowMs))).toEqual(new Set([0]));
  });
});
