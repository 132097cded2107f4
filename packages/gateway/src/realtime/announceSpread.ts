import type { Clock } from '../clock.ts';

const INTERVAL_MS = 30_000;
/** A smaller change is not worth a packet to every client. */
const LEAST_CHANGE_MS = 250;
const LEAST_CHANGE_SHARE = 0.2;

/**
 * Keeps what the clients know of `reconnectSpreadMs` fresh while links live.
 *
 * @param spreadMs what it is now
 * @param tell sends it to every client
 * @returns stops it
 */
export function announceSpread(clock: Clock, spreadMs: () => number, tell: (nextMs: number) => void): () => void {
  let toldMs = 0;
  let cancel = (): void => {};
  const wait = (): void => {
    cancel = clock.schedule(() => {
      const nextMs = spreadMs();
      if (Math.abs(nextMs - toldMs) >= Math.max(LEAST_CHANGE_MS, toldMs * LEAST_CHANGE_SHARE)) {
        toldMs = nextMs;
        tell(nextMs);
      }
      wait();
    }, INTERVAL_MS);
  };
  wait();
  return () => cancel();
}
