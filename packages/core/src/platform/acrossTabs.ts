/** Longer than a provider gets: whoever holds the lock after that sleeps on it, and must not hold up the rest. */
const PATIENCE_MS = 12_000;

/**
 * One tab of a browser at a time, by a Web Lock; at once where there is none.
 *
 * @param patienceMs how long a lock is waited for that nobody lets go of, milliseconds
 */
export async function acrossTabs<T>(name: string, run: () => Promise<T>, patienceMs = PATIENCE_MS): Promise<T> {
  if (!('locks' in navigator)) return run();
  let hasStarted = false;
  const start = (): Promise<T> => {
    hasStarted = true;
    return run();
  };
  try {
    return await navigator.locks.request(name, { signal: AbortSignal.timeout(patienceMs) }, start);
  } catch (error) {
    if (hasStarted) throw error;
    return run();
  }
}
