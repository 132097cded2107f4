import type { NCCategory } from '@nexconn-kit/protocol';

/** Where a cluster keeps what its nodes share; one application's nodes see their own only. */
export interface Keys {
  /** Where orders to all nodes are published. */
  readonly orders: string;
  /** Where it is published that messages came. */
  readonly nudges: string;
  /** Of whoever decides over the user's seats. */
  lock(userId: string): string;
  /** Seats by session id. */
  seats(userId: string): string;
  /** Sessions by the time they were kicked. */
  kicks(userId: string, category: NCCategory): string;
  /** There while a Server API call of it could be replayed. */
  nonce(nonce: string): string;
  /** There while the node is. */
  node(nodeId: string): string;
}

export function keysOf(appKey: string): Keys {
  const own = `nexconn:${appKey}:`;
  return {
    orders: `${own}orders`,
    nudges: `${own}nudges`,
    lock: (userId) => `${own}lock:${userId}`,
    seats: (userId) => `${own}seats:${userId}`,
    kicks: (userId, category) => `${own}kicks:${category}:${userId}`,
    nonce: (nonce) => `${own}nonce:${nonce}`,
    node: (nodeId) => `${own}node:${nodeId}`,
  };
}
