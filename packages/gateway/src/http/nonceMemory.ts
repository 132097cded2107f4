/** Remembers nonces for as long as their calls could be replayed. */
export interface NonceMemory {
  /** @returns false when the nonce was used before and is still remembered */
  use(nonce: string, forgetAtMs: number, nowMs: number): boolean | Promise<boolean>;
}

/** @param capacity nonces held at most; beyond it the oldest is forgotten early, as memory must not grow without end */
export function createNonceMemory(capacity: number): NonceMemory {
  const forgetAtMsOf = new Map<string, number>();

  function makeRoom(nowMs: number): void {
    for (const [nonce, forgetAtMs] of forgetAtMsOf) {
      if (forgetAtMs > nowMs && forgetAtMsOf.size < capacity) return;
      forgetAtMsOf.delete(nonce);
    }
  }

  return {
    use(nonce, forgetAtMs, nowMs) {
      if ((forgetAtMsOf.get(nonce) ?? 0) > nowMs) return false;
      makeRoom(nowMs);
      forgetAtMsOf.delete(nonce);
      forgetAtMsOf.set(nonce, forgetAtMs);
      return true;
    },
  };
}
