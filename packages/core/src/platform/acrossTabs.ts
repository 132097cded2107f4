import type { Exclusive } from '../ports.ts';

/** Longer than a token takes, and shorter than an engine waits: a tab that sleeps on the lock must not hold up the rest. */
const PATIENCE_MS = 5_000;

/** One tab of a browser at a time, by a Web Lock; at once where there is none, or where one is not let go of. */
export const acrossTabs: Exclusive = async (name, run) => {
  if (!('locks' in navigator)) return run();
  let hasStarted = false;
  const start = (): ReturnType<typeof run> => {
    hasStarted = true;
    return run();
  };
  try {
    return await navigator.locks.request(name, { signal: AbortSignal.timeout(PATIENCE_MS) }, start);
  } catch (error) {
    if (hasStarted) throw error;
    return run();
  }
};
