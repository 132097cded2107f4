/** Longer than a provider gets: whoever holds the lock after that sleeps on it, and must not hold up the rest. */
const PATIENCE_MS = 12_000;

/**
 * Ends some time after the answer is there; or as this page is left: in the browser's cache it would keep the lock, and
 * is not kept there itself for the sake of one.
 */
async function untilOver(answer: Promise<unknown>, holdMs: number): Promise<void> {
  const listening = new AbortController();
  const left = new Promise((resolve) => addEventListener('pagehide', resolve, { signal: listening.signal }));
  const held = answer.catch(() => {}).then(() => new Promise((resolve) => void setTimeout(resolve, holdMs)));
  await Promise.race([held, left]);
  listening.abort();
}

/**
 * One tab of a browser at a time, by a Web Lock, for as long as its page is not left; at once where there is none.
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
      await untilOver(answer, holdMs);
    };
    navigator.locks.request(name, { signal: AbortSignal.timeout(patienceMs) }, start).catch(() => {
      if (!hasStarted) run().then(resolve, reject);
    });
  });
}
