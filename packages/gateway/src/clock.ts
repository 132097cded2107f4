/** Time as the gateway sees it; tests bring their own. */
export interface Clock {
  /** Unix milliseconds. */
  nowMs(): number;
  /** Runs `work` once, `afterMs` from now, however long that is; call what it returns to cancel. */
  schedule(work: () => void, afterMs: number): () => void;
}
