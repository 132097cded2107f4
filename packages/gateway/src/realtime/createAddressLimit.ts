import type { Clock } from '../clock.ts';
import { createTokenBucket, type TokenBucket } from '../tokenBucket.ts';

const MINUTE_MS = 60_000;
/** Addresses remembered before those that have long been quiet are swept out. */
const SWEEP_AT = 10_000;

/**
 * Counts handshakes by address.
 *
 * @param limit handshakes a minute; undefined: any number
 * @returns how long an address has to wait, in milliseconds; 0 when its handshake is taken
 */
export function createAddressLimit(limit: number | undefined, clock: Clock): (address: string) => number {
  if (limit === undefined) return () => 0;
  const buckets = new Map<string, TokenBucket>();
  let sweepAt = SWEEP_AT;

  function sweep(nowMs: number): void {
    for (const [address, bucket] of buckets) if (bucket.isFull(nowMs)) buckets.delete(address);
    // What is left is in use; sweeping again for each newcomer would cost more than it frees.
    sweepAt = Math.max(SWEEP_AT, buckets.size * 2);
  }

  return (address) => {
    const nowMs = clock.nowMs();
    if (buckets.size >= sweepAt) sweep(nowMs);
    const bucket = buckets.get(address) ?? createTokenBucket({ limit, windowMs: MINUTE_MS });
    buckets.set(address, bucket);
    return bucket.take(1, nowMs);
  };
}
