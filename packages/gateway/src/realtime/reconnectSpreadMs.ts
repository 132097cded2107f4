/** Dials a second that one node is asked to admit when all of its clients come back at once. */
const ADMITTED_A_SECOND = 20_000;

/** The bound that keeps `clients` from dialling faster than they can be admitted, in milliseconds. */
export function reconnectSpreadMs(clients: number): number {
  return Math.ceil((clients * 1000) / ADMITTED_A_SECOND);
}
