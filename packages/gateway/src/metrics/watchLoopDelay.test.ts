import { describe, expect, it, onTestFinished } from 'vitest';
import { quietFor } from '../../test/support/quietFor.ts';
import { watchLoopDelay } from './watchLoopDelay.ts';

const block = (ms: number): void => {
  const untilMs = performance.now() + ms;
  while (performance.now() < untilMs);
};

describe('watchLoopDelay', () => {
  it('sees a loop that is held up, and forgets it again', async () => {
    const delay = watchLoopDelay();
    onTestFinished(() => delay.stop());
    block(3000);
    await expect.poll(() => delay.recentMs).toBeGreaterThan(1000);
    const highest = delay.recentMs;
    await expect.poll(() => delay.recentMs, { timeout: 10_000 }).toBeLessThan(highest / 2);
  });

  it('does not take one short pause for a loop that is late', async () => {
    const delay = watchLoopDelay();
    onTestFinished(() => delay.stop());
    block(200);
    await quietFor(30);
    expect(delay.recentMs).toBeLessThan(200);
  });

  it('knows the quantiles of the last whole ten seconds', async () => {
    let nowMs = 0;
    let lateMs = 0;
    const delay = watchLoopDelay(() => (nowMs += 20 + lateMs));
    onTestFinished(() => delay.stop());
    expect(delay.quantileMs(0.99)).toBe(0);
    nowMs = 9_900;
    lateMs = 100;
    await expect.poll(() => delay.quantileMs(0.5)).toBeGreaterThanOrEqual(100);
  });
});
