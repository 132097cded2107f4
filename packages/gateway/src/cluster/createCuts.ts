import type { Verdict } from '@nexconn-kit/protocol';
import { GatewayError } from '../errors.ts';
import type { KeyedLock } from '../realtime/keyedLock.ts';
import type { Sessions } from '../realtime/sessions.ts';
import type { ClusterSeats } from './ClusterSeats.ts';
import type { Orders } from './openOrders.ts';

/** Ends all links of users, on every node. */
export interface Cuts {
  /** @throws GatewayError 1050 when the other nodes cannot be told now; they are told when they can be */
  cut(userId: string, verdict: Verdict): Promise<void>;
  /** Tells what could not be told. */
  catchUp(): Promise<void>;
}

export interface CutsContext {
  readonly sessions: Sessions;
  readonly seats: ClusterSeats;
  readonly orders: Orders;
  readonly lock: KeyedLock;
}

export function createCuts({ sessions, seats, orders, lock }: CutsContext): Cuts {
  const untold = new Map<string, Verdict>();

  // Alone for the user, like whoever admits: what was being admitted is seated by then, on whatever node.
  const cutEverywhere = (userId: string, verdict: Verdict): Promise<void> =>
    lock(userId, async () => {
      await seats.clear(userId);
      await orders.give([{ userId, verdict }]);
      sessions.end(userId, verdict);
      untold.delete(userId);
    });

  return {
    async cut(userId, verdict) {
      // What is here ends, whatever becomes of the rest.
      sessions.end(userId, verdict);
      untold.set(userId, verdict);
      try {
        await cutEverywhere(userId, verdict);
      } catch {
        const what = 'The change is stored and holds for every new link, but Redis does not answer';
        throw new GatewayError(
          'timedOut',
          `${what}: links on other nodes end as soon as it does. Calling again is safe.`,
        );
      }
    },
    async catchUp() {
      for (const [userId, verdict] of untold) await cutEverywhere(userId, verdict);
    },
  };
}
