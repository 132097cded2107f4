/** Dials a second that one node is asked to admit when all of its clients come back at once. */
const ADMITTED_A_SECOND = 20_000;

/** The bound that keeps `clients` from dialling faster than they can be admitted, in milliseconds. */
export function reconnectSpreadMs(clients: number): number {
  return Math.ceil((clients * 1000) / ADMITTED_A_SECOND);
}

/** The other nodes, or this one once it is back, get no more than this from a drain: what one of them is sure to take. */
const DRAINED_A_SECOND = 1_000;
const SHORTEST_DRAIN_WINDOW_MS = 1_000;
const LONGEST_DRAIN_WINDOW_MS = 60_000;

/** The window in which a drain asks `clients` to come back, in milliseconds. */
export function drainWindowMs(clients: number): number {
  const neededMs = Math.ceil((clients * 1000) / DRAINED_A_SECOND);
  return Math.min(Math.max(neededMs, SHORTEST_DRAIN_WINDOW_MS), LONGEST_DRAIN_WINDOW_MS);
}
