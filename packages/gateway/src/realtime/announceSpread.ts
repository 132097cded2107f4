import { EVENT } from '@nexconn-kit/protocol';
import type { RealtimeContext } from './context.ts';
import type { LinkServer } from './LinkSocket.ts';
import { reconnectSpreadMs } from './reconnectSpreadMs.ts';

const INTERVAL_MS = 30_000;
/** A smaller change is not worth a packet to every client. */
const LEAST_CHANGE_MS = 250;
const LEAST_CHANGE_SHARE = 0.2;

/**
 * Keeps what the clients know of `reconnectSpreadMs` fresh while links live.
 *
 * @returns stops it
 */
export function announceSpread(io: LinkServer, { clock, sessions }: RealtimeContext): () => void {
  let announcedMs = 0;
  let cancel = (): void => {};
  const wait = (): void => {
    cancel = clock.schedule(() => {
      const spreadMs = reconnectSpreadMs(sessions.count);
      if (isWorthTelling(announcedMs, spreadMs)) {
        announcedMs = spreadMs;
        io.emit(EVENT.settings, { reconnectSpreadMs: spreadMs });
      }
      wait();
    }, INTERVAL_MS);
  };
  wait();
  return () => cancel();
}

export function isWorthTelling(announcedMs: number, spreadMs: number): boolean {
  return Math.abs(spreadMs - announcedMs) >= Math.max(LEAST_CHANGE_MS, announcedMs * LEAST_CHANGE_SHARE);
}
