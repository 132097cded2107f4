import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { systemClock } from './systemClock.ts';

const SIXTY_DAYS_MS = 60 * 24 * 3600 * 1000;

describe('systemClock', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('keeps a term longer than the longest timer, to the millisecond', () => {
    const work = vi.fn<() => void>();
    systemClock.schedule(work, SIXTY_DAYS_MS);
    vi.advanceTimersByTime(SIXTY_DAYS_MS - 1);
    expect(work).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(work).toHaveBeenCalledOnce();
  });

  it('runs nothing that was cancelled, in the first step or a later one', () => {
    const work = vi.fn<() => void>();
    systemClock.schedule(work, 10)();
    const cancel = systemClock.schedule(work, SIXTY_DAYS_MS);
    vi.advanceTimersByTime(SIXTY_DAYS_MS / 2);
    cancel();
    vi.advanceTimersByTime(SIXTY_DAYS_MS);
    expect(work).not.toHaveBeenCalled();
  });
});
