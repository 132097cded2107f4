import { describe, expect, it } from 'vitest';
import { systemClock } from './systemClock.ts';

describe('systemClock', () => {
  it('runs once after the time, and not where it was cancelled', async () => {
    const ran: string[] = [];
    await new Promise<void>((resolve) => {
      const cancel = systemClock.schedule(() => ran.push('cancelled'), 5);
      cancel();
      systemClock.schedule(() => ran.push('run'), 5);
      systemClock.schedule(resolve, 30);
    });
    expect(ran).toEqual(['run']);
  });

  it('does not take a wait beyond 2^31 - 1 ms for none', async () => {
    let hasRun = false;
    const cancels = [2 ** 31, 60 * 24 * 3_600_000].map((afterMs) =>
      systemClock.schedule(() => (hasRun = true), afterMs),
    );
    await new Promise<void>((resolve) => void systemClock.schedule(resolve, 30));
    cancels.forEach((cancel) => cancel());
    expect(hasRun).toBe(false);
  });
});
