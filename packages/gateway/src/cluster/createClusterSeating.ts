import type { Clock } from '../clock.ts';
import { GatewayError } from '../errors.ts';
import type { Seating } from '../realtime/seating.ts';
import type { Sessions } from '../realtime/sessions.ts';
import type { Agreement } from './Agreement.ts';
import type { ClusterSeats } from './ClusterSeats.ts';
import type { Cuts } from './createCuts.ts';
import type { Membership } from './Membership.ts';
import type { Orders } from './openOrders.ts';

export interface ClusterSeatingContext {
  readonly sessions: Sessions;
  readonly seats: ClusterSeats;
  readonly orders: Orders;
  readonly cuts: Cuts;
  readonly agreement: Agreement;
  readonly membership: Membership;
  readonly clock: Clock;
}

/** The seating of a node among others: they agree over Redis. Without it links that live go on, and nothing moves. */
export function createClusterSeating(context: ClusterSeatingContext): Seating {
  const { sessions, seats, orders, cuts, agreement, membership, clock } = context;
  return {
    exclusive: agreement.exclusive,
    async look(userId, category) {
      const sight = Promise.all([seats.of(userId), seats.kickedAtMs(userId, category, clock.nowMs())]);
      const [held, kickedAtMs] = await agreement.on(sight);
      return { seats: held, kickedAtMs };
    },
    async seat(session, endings) {
      const { userId } = session;
      const nowMs = clock.nowMs();
      if (endings.length > 0) {
        await agreement.on(seats.end(session, endings, nowMs));
        await agreement.on(orders.give(endings.map((ending) => ({ userId, ...ending }))));
        for (const { sessionId, verdict } of endings) sessions.end(userId, verdict, sessionId);
      }
      await agreement.on(seats.put(session, membership.nodeId, nowMs));
      if (session.isLinked) sessions.add(session);
      else await agreement.on(seats.remove(session));
    },
    async isOnline(userId) {
      const held = await seats.of(userId).catch(() => {
        throw new GatewayError('timedOut', 'Redis does not answer, so nobody knows who is online; ask again later.');
      });
      return held.length > 0;
    },
    cut: cuts.cut,
  };
}
