/** So many in a window, refilled evenly; a full bucket may be spent at once. */
export interface Rate {
  readonly limit: number;
  readonly windowMs: number;
}

export interface TokenBucket {
  /** Takes `cost` and answers 0, or takes nothing and answers how many milliseconds to wait. */
  take(cost: number, nowMs: number): number;
  /** How long until `cost` can be taken, in milliseconds; 0: now. */
  waitMs(cost: number, nowMs: number): number;
  isFull(nowMs: number): boolean;
}

export function createTokenBucket({ limit, windowMs }: Rate): TokenBucket {
  const msEach = windowMs / limit;
  let left = limit;
  let countedAtMs = 0;

  function refill(nowMs: number): void {
    // A clock that was set back must not drain the bucket.
    left = Math.min(limit, left + Math.max(0, nowMs - countedAtMs) / msEach);
    countedAtMs = nowMs;
  }

  function waitMs(cost: number, nowMs: number): number {
    refill(nowMs);
    return left < cost ? Math.ceil((cost - left) * msEach) : 0;
  }

  return {
    waitMs,
    take(cost, nowMs) {
      const ms = waitMs(cost, nowMs);
      if (ms === 0) left -= cost;
      return ms;
    },
    isFull(nowMs) {
      refill(nowMs);
      return left >= limit;
    },
  };
}
