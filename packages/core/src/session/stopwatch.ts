import type { Cancel, Clock } from '../ports.ts';

/** Counts at most this much of one pause between looks: more of it was sleep, which is nobody's trying. */
const TICK_MS = 1_000;
const LONGEST_TICK_MS = 2 * TICK_MS;

/** Measures time spent, not time passed: it can be held, and what a sleeping machine missed does not count. */
export interface Stopwatch {
  /** Runs until `limitMs` were spent in all, then calls `onSpent` once. Returns how to hold it. */
  run(limitMs: () => number | null, onSpent: () => void): Cancel;
  reset(): void;
}

export function createStopwatch(clock: Clock): Stopwatch {
  let spentMs = 0;
  let countedAtMs = 0;
  const count = (): void => {
    const now = clock.monotonic();
    spentMs += Math.min(now - countedAtMs, LONGEST_TICK_MS);
    countedAtMs = now;
  };
  return {
    run(limitMs, onSpent) {
      let cancel: Cancel;
      const look = (): void => {
        count();
        if (spentMs >= (limitMs() ?? Infinity)) onSpent();
        else arm();
      };
      const arm = (): void => {
        cancel = clock.schedule(look, Math.min(TICK_MS, Math.max((limitMs() ?? Infinity) - spentMs, 0)));
      };
      countedAtMs = clock.monotonic();
      arm();
      return () => {
        cancel();
        count();
      };
    },
    reset() {
      spentMs = 0;
      countedAtMs = clock.monotonic();
    },
  };
}
