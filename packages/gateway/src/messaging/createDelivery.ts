import type { FastifyBaseLogger } from 'fastify';
import type { Clock } from '../clock.ts';
import type { Delivery } from '../domain/context.ts';
import type { GroupStore } from '../domain/groupStore.ts';
import type { StoredMessage } from '../domain/messageStore.ts';
import type { Feeds } from './Feeds.ts';
import { GroupNudges } from './GroupNudges.ts';

/** A store that failed is asked again after this time. */
export const ASK_AGAIN_MS = 2_000;

/** Whose inboxes something came to: these users', and those of whoever was in these groups. */
export interface Addressees {
  readonly userIds: readonly string[];
  readonly groupIds: readonly string[];
  /** What came has this sequence, or later ones. */
  readonly since: number;
}

interface Here {
  readonly store: Pick<GroupStore, 'readerIds'>;
  readonly feeds: Feeds;
  readonly clock: Clock;
  readonly log: FastifyBaseLogger;
}

/** Nudges the feeds of this node that something came to; null: all of them, for nobody knows. */
export type Nudge = (to: Addressees | null) => void;

function addresseesOf(messages: readonly StoredMessage[]): Addressees {
  const userIds = new Set<string>();
  const groupIds = new Set<string>();
  for (const { channelType, toId, senderId, isEchoed } of messages) {
    (channelType === 'group' ? groupIds : userIds).add(toId);
    if (isEchoed) userIds.add(senderId);
  }
  const since = Math.min(...messages.map(({ sequence }) => sequence));
  return { userIds: [...userIds], groupIds: [...groupIds], since };
}

export function createNudge({ store, feeds, clock, log }: Here): Nudge {
  const groups = new GroupNudges({
    store,
    feeds,
    onError: (err) => log.error({ err }, 'delivery failed'),
    later: (work) => void clock.schedule(work, ASK_AGAIN_MS),
  });
  return (to) => {
    if (to === null) return feeds.nudgeAll();
    feeds.nudge(to.userIds);
    for (const groupId of to.groupIds) groups.nudge(groupId, to.since);
  };
}

/**
 * The way of stored messages to live links: who is addressed is told that there is something, and reads it from the store.
 *
 * @param broadcast tells the other nodes
 */
export function createDelivery(nudge: Nudge, broadcast: (to: Addressees) => void): Delivery {
  return {
    announce(messages) {
      const addressees = addresseesOf(messages);
      broadcast(addressees);
      nudge(addressees);
    },
  };
}
