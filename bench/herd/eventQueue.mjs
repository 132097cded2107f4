/** Longer than any wait of the engine, a power of two. */
const RING_MS = 2 ** 17;

/**
 * What happens when, in whole milliseconds: one bucket each, in a ring, and in it a chain of clients. A client waits
 * for one thing at a time, so that a million of them take two typed arrays and no object.
 *
 * @param {number} clients numbered from 0
 */
export function createEventQueue(clients) {
  const first = new Int32Array(RING_MS).fill(-1);
  const following = new Int32Array(clients).fill(-1);
  return {
    /** Within the ring's length of the millisecond that is being emptied, and after it. */
    add(client, atMs) {
      const bucket = atMs % RING_MS;
      following[client] = first[bucket];
      first[bucket] = client;
    },
    /** Takes out all that is due in this millisecond. `visit` may add later ones. */
    empty(atMs, visit) {
      const bucket = atMs % RING_MS;
      let client = first[bucket];
      first[bucket] = -1;
      while (client >= 0) {
        const next = following[client];
        visit(client);
        client = next;
      }
    },
  };
}
