import type { Clock } from '../../ports.ts';

/** Real time, for what runs in front of a person. Waits of more than 24 days are not for it. */
export const realClock: Clock = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
  schedule(run, afterMs) {
    const timer = setTimeout(run, afterMs);
    return () => clearTimeout(timer);
  },
};
