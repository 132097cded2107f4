import type { FastifyBaseLogger } from 'fastify';
import type { Clock } from '../clock.ts';
import type { Store } from '../domain/store.ts';
import type { Seating } from '../realtime/seating.ts';
import type { Sessions } from '../realtime/sessions.ts';
import { Agreement } from './Agreement.ts';
import { ClusterSeats, SEATS_KEPT_MS } from './ClusterSeats.ts';
import { createClusterSeating } from './createClusterSeating.ts';
import { createCuts } from './createCuts.ts';
import { createRedisLock } from './createRedisLock.ts';
import { keysOf } from './keys.ts';
import { Membership } from './Membership.ts';
import { openRedis } from './openRedis.ts';
import { openOrders } from './openOrders.ts';
import { reseat } from './reseat.ts';

/** Users whose seats are told again at a time: quick, and no flood. */
const AT_A_TIME = 50;
const REFRESH_MS = SEATS_KEPT_MS / 3;

export interface ClusterContext {
  readonly appKey: string;
  readonly store: Store;
  readonly sessions: Sessions;
  readonly clock: Clock;
  readonly log: FastifyBaseLogger;
  readonly seatsACategory: number;
}

/** This node among the others. */
export interface Cluster {
  readonly seating: Seating;
  /** Why no dial can be taken now; undefined when one can. */
  unreadiness(): string | undefined;
  close(): Promise<void>;
}

async function inGroups(
  userIds: readonly string[],
  work: (group: readonly string[]) => Promise<unknown>,
): Promise<void> {
  for (let from = 0; from < userIds.length; from += AT_A_TIME) await work(userIds.slice(from, from + AT_A_TIME));
}

/** Called often, works once a while. */
function everySoOften(clock: Clock, work: () => Promise<void>): () => Promise<void> {
  let workedAtMs = clock.nowMs();
  return async () => {
    if (clock.nowMs() - workedAtMs < REFRESH_MS) return;
    workedAtMs = clock.nowMs();
    await work();
  };
}

/**
 * Makes this gateway one node of a cluster that agrees over Redis.
 *
 * @throws OptionError `redisUrl` when it cannot be reached
 */
export async function createCluster(redisUrl: string, context: ClusterContext): Promise<Cluster> {
  const { sessions, clock, log } = context;
  const redis = await openRedis(redisUrl, log);
  const keys = keysOf(context.appKey);
  const seats = new ClusterSeats(redis, keys);
  const lock = createRedisLock(redis, keys.lock);
  const membership = new Membership({
    redis,
    keys,
    clock,
    log,
    async onJoined() {
      await cuts.catchUp();
      await inGroups(sessions.users(), (group) =>
        Promise.all(group.map((userId) => reseat({ ...context, seating }, userId))),
      );
    },
    onBeat: everySoOften(clock, () => inGroups(sessions.users(), (group) => seats.refresh(group))),
  });
  const orders = await openOrders(redis, keys, sessions);
  const cuts = createCuts({ sessions, seats, orders, lock });
  const agreement = new Agreement(membership, sessions, lock);
  const seating = createClusterSeating({ sessions, seats, orders, cuts, agreement, membership, clock });
  redis.onTrouble(membership.doubt);
  await membership.start().catch((error: unknown) => {
    redis.close();
    throw error;
  });
  // Where this fails the node joins anew, and leaves its old seats behind with its old name.
  sessions.watch({ added: () => {}, removed: (session) => void seats.remove(session).catch(() => {}) });
  return {
    seating,
    unreadiness: () => (membership.isMember ? undefined : 'Redis does not answer, so the nodes cannot agree.'),
    async close() {
      await membership.leave();
      redis.close();
    },
  };
}
