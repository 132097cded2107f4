/** Grows with every dial, also across restarts and when the clock was set back, as far as `last` was kept. */
export function nextDialNumber(last: number, nowMs: number): number {
  return Math.max(last + 1, nowMs);
}
