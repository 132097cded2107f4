import { act } from '@testing-library/react';
import { afterEach, beforeEach, vi } from 'vitest';

export const START_MS = Date.UTC(2030, 0, 1);

/** Puts each test of the file on a clock that only `passTime` moves. */
export function useFakeTime(): void {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date'], now: START_MS });
  });
  afterEach(() => {
    vi.useRealTimers();
  });
}

/**
 * Lets time pass, after code that is still loading has come.
 *
 * @param ms milliseconds
 */
export const passTime = (ms: number): Promise<void> =>
  act(async () => {
    await vi.dynamicImportSettled();
    await vi.advanceTimersByTimeAsync(ms);
  });
