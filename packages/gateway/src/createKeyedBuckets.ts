import { createTokenBucket, type Rate, type TokenBucket } from './tokenBucket.ts';

/** Keys remembered before those that have long been quiet are swept out. */
const SWEEP_AT = 10_000;

/** A bucket a key, made when it is first asked for and forgotten when it is full. */
export interface KeyedBuckets {
  /** Takes `cost` from each key's bucket and answers 0, or takes nothing and answers how many milliseconds to wait. */
  take(keys: readonly string[], cost: number, nowMs: number): number;
}

export function createKeyedBuckets(rate: Rate): KeyedBuckets {
  const buckets = new Map<string, TokenBucket>();
  let sweepAt = SWEEP_AT;

  function sweep(nowMs: number): void {
    for (const [key, bucket] of buckets) if (bucket.isFull(nowMs)) buckets.delete(key);
    // What is left is in use; sweeping again for each newcomer would cost more than it frees.
    sweepAt = Math.max(SWEEP_AT, buckets.size * 2);
  }

  function bucketOf(key: string): TokenBucket {
    const bucket = buckets.get(key) ?? createTokenBucket(rate);
    buckets.set(key, bucket);
    return bucket;
  }

  return {
    take(keys, cost, nowMs) {
      if (buckets.size >= sweepAt) sweep(nowMs);
      const asked = [...new Set(keys)].map(bucketOf);
      const waitMs = Math.max(...asked.map((bucket) => bucket.waitMs(cost, nowMs)));
      if (waitMs === 0) for (const bucket of asked) bucket.take(cost, nowMs);
      return waitMs;
    },
  };
}
