/** Longer than a provider gets: whoever holds the lock after that sleeps on it, and must not hold up the rest. */
const PATIENCE_MS = 12_000;
/** What one tab writes to its storage reaches the processes of the others only a little later. */
const SEEN_AFTER_MS = 200;

/**
 * One tab of a browser at a time, by a Web Lock; at once where there is none. The caller has its answer at once; the
 * next tab's turn comes when it can see what was kept.
 *
 * @param patienceMs how long a lock is waited for that nobody lets go of, milliseconds
 */
export function acrossTabs<T>(name: string, run: () => Promise<T>, patienceMs = PATIENCE_MS): Promise<T> {
  if (!('locks' in navigator)) return run();
  return new Promise((resolve, reject) => {
    let hasStarted = false;
    const start = async (): Promise<void> => {
      hasStarted = true;
      const answer = run();
      answer.then(resolve, reject);
      await answer.catch(() => {});
      await new Promise((seen) => void setTimeout(seen, SEEN_AFTER_MS));
    };
    navigator.locks.request(name, { signal: AbortSignal.timeout(patienceMs) }, start).catch(() => {
      if (!hasStarted) run().then(resolve, reject);
    });
  });
}
