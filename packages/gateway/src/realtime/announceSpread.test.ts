import { describe, expect, it } from 'vitest';
import { TestClock } from '../../test/support/TestClock.ts';
import { announceSpread } from './announceSpread.ts';

const announced = (spreads: readonly number[]): number[] => {
  const clock = new TestClock();
  const told: number[] = [];
  let nowMs = 0;
  const stop = announceSpread(
    clock,
    () => nowMs,
    (spreadMs) => void told.push(spreadMs),
  );
  for (const spreadMs of spreads) {
    nowMs = spreadMs;
    clock.advance(30_000);
  }
  stop();
  nowMs = 1_000_000;
  clock.advance(300_000);
  return told;
};

describe('announceSpread', () => {
  it('tells the clients when their number has changed', () => {
    expect(announced([0, 250, 250, 10_000, 12_000, 5000])).toEqual([250, 10_000, 12_000, 5000]);
  });

  it('passes over what would change nothing for a client', () => {
    expect(announced([249, 0, 10_000, 11_999, 8001])).toEqual([10_000]);
  });
});
