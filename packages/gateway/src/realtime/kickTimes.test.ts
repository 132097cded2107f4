import { describe, expect, it } from 'vitest';
import { TestClock } from '../../test/support/TestClock.ts';
import { createKickTimes } from './kickTimes.ts';

describe('createKickTimes', () => {
  it('knows the kicks of the last minute, each user and category apart', () => {
    const clock = new TestClock();
    const kickTimes = createKickTimes(clock);
    const firstMs = clock.nowMs();
    kickTimes.note('ann', 'web');
    kickTimes.note('ann', 'mobile');
    clock.advance(30_000);
    kickTimes.note('ann', 'web');
    expect(kickTimes.of('ann', 'web')).toEqual([firstMs, firstMs + 30_000]);
    expect(kickTimes.of('bob', 'web')).toEqual([]);
    clock.advance(30_000);
    expect(kickTimes.of('ann', 'web')).toEqual([firstMs + 30_000]);
    expect(kickTimes.of('ann', 'mobile')).toEqual([]);
  });
});
