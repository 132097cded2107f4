import type { FastifyBaseLogger } from 'fastify';
import type { Clock } from '../clock.ts';
import type { Store } from '../domain/store.ts';
import type { NonceMemory } from '../http/nonceMemory.ts';
import type { Addressees } from '../messaging/createDelivery.ts';
import type { Seating } from '../realtime/seating.ts';
import type { Sessions } from '../realtime/sessions.ts';
import { Agreement } from './Agreement.ts';
import { ClusterSeats, SEATS_KEPT_MS } from './ClusterSeats.ts';
import { createClusterSeating } from './createClusterSeating.ts';
import { createCuts } from './createCuts.ts';
import { createRedisLock } from './createRedisLock.ts';
import { inGroups } from './inGroups.ts';
import { keysOf } from './keys.ts';
import { Membership } from './Membership.ts';
import { openRedis, type Redis } from './openRedis.ts';
import { openNudges } from './openNudges.ts';
import { openOrders } from './openOrders.ts';
import { reseatAll } from './reseat.ts';
import { shareNonces } from './shareNonces.ts';

const REFRESH_MS = SEATS_KEPT_MS / 3;

export interface ClusterContext {
  readonly appKey: string;
  readonly store: Store;
  readonly sessions: Sessions;
  readonly clock: Clock;
  readonly log: FastifyBaseLogger;
  readonly seatsACategory: number;
  /** Something came to these inboxes, on another node; null: perhaps to any. */
  readonly onNudged: (to: Addressees | null) => void;
  /** Of this node. */
  readonly nonces: NonceMemory;
}

/** This node among the others. */
export interface Cluster {
  readonly seating: Seating;
  /** Of all nodes. */
  readonly nonces: NonceMemory;
  /** Tells the other nodes that something came. */
  readonly nudge: (to: Addressees) => void;
  /** Why no dial can be taken now; undefined when one can. */
  unreadiness(): string | undefined;
  close(): Promise<void>;
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
  const redis = await openRedis(redisUrl, context.log);
  try {
    return await joinOver(redis, context);
  } catch (error) {
    redis.close();
    throw error;
  }
}

async function joinOver(redis: Redis, context: ClusterContext): Promise<Cluster> {
  const { sessions, clock, log } = context;
  const keys = keysOf(context.appKey);
  const seats = new ClusterSeats(redis, keys);
  const lock = createRedisLock(redis, keys.lock);
  const refresh = everySoOften(clock, () => inGroups(sessions.users(), (group) => seats.refresh(group)));
  const membership = new Membership({
    redis,
    keys,
    clock,
    log,
    async onJoined() {
      await cuts.catchUp();
      await nudges.catchUp();
      context.onNudged(null);
      await reseatAll({ ...context, seating });
    },
    async onBeat() {
      // Where this fails it is tried with the next beat.
      await cuts.catchUp().catch(() => {});
      await refresh();
    },
  });
  const orders = await openOrders(redis, keys, sessions);
  const nudges = await openNudges(redis, keys, context.onNudged);
  const cuts = createCuts({ ...context, seats, orders, lock });
  const agreement = new Agreement(membership, sessions, lock);
  const seating = createClusterSeating({ sessions, seats, orders, cuts, agreement, membership, clock });
  redis.onTrouble(membership.doubt);
  await membership.start();
  // Where this fails the node joins anew, and leaves its old seats behind with its old name.
  sessions.watch({ added: () => {}, removed: (session) => void seats.remove(session).catch(() => {}) });
  return {
    seating,
    nonces: shareNonces({ ...context, redis, keys, membership }),
    nudge: nudges.give,
    unreadiness: () => (membership.isMember ? undefined : 'Redis does not answer, so the nodes cannot agree.'),
    close: () => membership.leave().finally(redis.close),
  };
}
