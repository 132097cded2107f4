import type { Clock } from './clock.ts';

// A longer timer overflows and fires at once.
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** The machine's clock. Its timers never keep the process alive. */
export const systemClock: Clock = {
  nowMs: () => Date.now(),
  schedule(work, afterMs) {
    let timer: NodeJS.Timeout;
    const wait = (leftMs: number): void => {
      const stepMs = Math.min(leftMs, LONGEST_TIMER_MS);
      timer = setTimeout(() => (leftMs > stepMs ? wait(leftMs - stepMs) : work()), stepMs);
      timer.unref();
    };
    wait(Math.max(0, afterMs));
    return () => clearTimeout(timer);
  },
};
