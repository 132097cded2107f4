import type { Verdict } from '@nexconn-kit/protocol';
import type { Sessions } from '../realtime/sessions.ts';
import type { Keys } from './keys.ts';
import type { Redis } from './openRedis.ts';

/** What every node has to do with a user's sessions, as far as it has any: end one, or all. */
interface Order {
  readonly userId: string;
  readonly sessionId?: string;
  readonly verdict: Verdict;
}

/** Gives orders to every node, and follows them. */
export interface Orders {
  give(orders: readonly Order[]): Promise<void>;
}

export async function openOrders(redis: Redis, keys: Keys, sessions: Sessions): Promise<Orders> {
  const follow = (message: string): void => {
    for (const { userId, verdict, sessionId } of JSON.parse(message) as readonly Order[]) {
      sessions.end(userId, verdict, sessionId);
    }
  };
  await redis.listen(keys.orders, follow);
  return {
    give: async (orders) => void (await redis.ask((client) => client.publish(keys.orders, JSON.stringify(orders)))),
  };
}
