/** Longer than a provider gets: whoever holds the lock after that sleeps on it, and must not hold up the rest. */
const PATIENCE_MS = 12_000;

/**
 * One tab of a browser at a time, by a Web Lock; at once where there is none.
 *
 * @param holdMs how long the next one waits after the caller has its answer, milliseconds
 * @param patienceMs how long a lock is waited for that nobody lets go of, milliseconds
 */
export function acrossTabs<T>(name: string, run: () => Promise<T>, holdMs = 0, patienceMs = PATIENCE_MS): Promise<T> {
  if (!('locks' in navigator)) return run();
  return new Promise((resolve, reject) => {
    let hasStarted = false;
    const start = async (): Promise<void> => {
      hasStarted = true;
      const answer = run();
      answer.then(resolve, reject);
      await answer.catch(() => {});
      await new Promise((held) => void setTimeout(held, holdMs));
    };
    navigator.locks.request(name, { signal: AbortSignal.timeout(patienceMs) }, start).catch(() => {
      if (!hasStarted) run().then(resolve, reject);
    });
  });
}
