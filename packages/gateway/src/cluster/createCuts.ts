import type { Verdict } from '@nexconn-kit/protocol';
import type { Clock } from '../clock.ts';
import { barOf } from '../domain/standing.ts';
import type { Store } from '../domain/store.ts';
import { GatewayError } from '../errors.ts';
import type { KeyedLock } from '../realtime/keyedLock.ts';
import type { Sessions } from '../realtime/sessions.ts';
import type { ClusterSeats } from './ClusterSeats.ts';
import type { Orders } from './openOrders.ts';

/** Ends all links of users, on every node. */
export interface Cuts {
  /** @throws GatewayError 1050 when the other nodes cannot be told now; they are told when they can be */
  cut(userId: string, verdict: Verdict): Promise<void>;
  /** Tells what could not be told, as far as it still holds. */
  catchUp(): Promise<void>;
}

export interface CutsContext {
  readonly sessions: Sessions;
  readonly seats: ClusterSeats;
  readonly orders: Orders;
  readonly lock: KeyedLock;
  readonly store: Pick<Store, 'findStanding'>;
  readonly clock: Clock;
}

export function createCuts({ sessions, seats, orders, lock, store, clock }: CutsContext): Cuts {
  const untold = new Set<string>();
  let telling: Promise<void> | undefined;

  // Alone for the user, like whoever admits: what was being admitted is seated by then, on whatever node.
  const cutEverywhere = (userId: string, verdict: Verdict): Promise<void> =>
    lock(userId, async () => {
      await seats.clear(userId);
      await orders.give([{ userId, verdict }]);
      sessions.end(userId, verdict);
      untold.delete(userId);
    });

  async function tellAll(): Promise<void> {
    for (const userId of untold) {
      // A ban that was lifted or has ended meanwhile must not cut anybody.
      const bar = barOf(await store.findStanding(userId), clock.nowMs());
      if (bar === undefined) untold.delete(userId);
      else await cutEverywhere(userId, bar);
    }
  }

  return {
    async cut(userId, verdict) {
      // What is here ends, whatever becomes of the rest.
      sessions.end(userId, verdict);
      untold.add(userId);
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
    catchUp: () => (telling ??= tellAll().finally(() => (telling = undefined))),
  };
}
