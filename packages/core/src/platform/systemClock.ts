import type { Cancel, Clock } from '../ports.ts';

/** A timer beyond 2^31 - 1 ms would fire at once: longer waits are split. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

function schedule(run: () => void, afterMs: number): Cancel {
  let timer: ReturnType<typeof setTimeout>;
  const arm = (leftMs: number): void => {
    const partMs = Math.min(leftMs, LONGEST_TIMER_MS);
    timer = setTimeout(() => (leftMs > partMs ? arm(leftMs - partMs) : run()), partMs);
  };
  arm(afterMs);
  return () => clearTimeout(timer);
}

export const systemClock: Clock = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
  schedule,
};
