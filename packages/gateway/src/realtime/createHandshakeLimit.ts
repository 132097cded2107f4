import type { Clock } from '../clock.ts';
import { createKeyedBuckets } from '../createKeyedBuckets.ts';

const MINUTE_MS = 60_000;

/**
 * Counts handshakes by address, or by user.
 *
 * @param limit handshakes a minute; undefined: any number
 * @returns how long that one has to wait, in milliseconds; 0 when its handshake is taken
 */
export function createHandshakeLimit(limit: number | undefined, clock: Clock): (of: string) => number {
  if (limit === undefined) return () => 0;
  const buckets = createKeyedBuckets({ limit, windowMs: MINUTE_MS });
  return (of) => buckets.take([of], 1, clock.nowMs());
}
