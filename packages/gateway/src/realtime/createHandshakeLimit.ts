import type { Clock } from '../clock.ts';
import { createTokenBucket, type TokenBucket } from '../tokenBucket.ts';

const MINUTE_MS = 60_000;
/** Addresses, or users, remembered before those that have long been quiet are swept out. */
const SWEEP_AT = 10_000;

/**
 * Counts handshakes by address, or by user.
 *
 * @param limit handshakes a minute; undefined: any number
 * @returns how long that one has to wait, in milliseconds; 0 when its handshake is taken
 */
export function createHandshakeLimit(limit: number | undefined, clock: Clock): (of: string) => number {
  if (limit === undefined) return () => 0;
  const buckets = new Map<string, TokenBucket>();
  let sweepAt = SWEEP_AT;

  function sweep(nowMs: number): void {
    for (const [of, bucket] of buckets) if (bucket.isFull(nowMs)) buckets.delete(of);
    // What is left is in use; sweeping again for each newcomer would cost more than it frees.
    sweepAt = Math.max(SWEEP_AT, buckets.size * 2);
  }

  return (of) => {
    const nowMs = clock.nowMs();
    if (buckets.size >= sweepAt) sweep(nowMs);
    const bucket = buckets.get(of) ?? createTokenBucket({ limit, windowMs: MINUTE_MS });
    buckets.set(of, bucket);
    return bucket.take(1, nowMs);
  };
}
