import type { FastifyBaseLogger } from 'fastify';
import type { Delivery } from '../domain/context.ts';
import type { GroupStore } from '../domain/groupStore.ts';
import type { StoredMessage } from '../domain/messageStore.ts';
import type { Feeds } from './Feeds.ts';

/** Whose inboxes something came to: these users', and those of whoever is in these groups. */
export interface Addressees {
  readonly userIds: readonly string[];
  readonly groupIds: readonly string[];
}

interface Here {
  readonly store: Pick<GroupStore, 'memberIds'>;
  readonly feeds: Feeds;
  readonly log: FastifyBaseLogger;
}

export interface DeliveryContext extends Here {
  /** Tells the other nodes. */
  readonly broadcast: (addressees: Addressees) => void;
}

function addresseesOf(messages: readonly StoredMessage[]): Addressees {
  const userIds = new Set<string>();
  const groupIds = new Set<string>();
  for (const { channelType, toId, senderId, isEchoed } of messages) {
    (channelType === 'group' ? groupIds : userIds).add(toId);
    if (isEchoed) userIds.add(senderId);
  }
  return { userIds: [...userIds], groupIds: [...groupIds] };
}

async function deliverHere({ store, feeds }: Here, { userIds, groupIds }: Addressees): Promise<void> {
  feeds.nudge(userIds);
  for (const groupId of groupIds) feeds.nudge(await store.memberIds(groupId));
}

/** Nudges the feeds of this node that something came to; null: all of them, for nobody knows. */
export function nudgeHere(here: Here): (to: Addressees | null) => void {
  return (to) => {
    if (to === null) return here.feeds.nudgeAll();
    deliverHere(here, to).catch((err: unknown) => here.log.error({ err }, 'delivery failed'));
  };
}

/** The way of stored messages to live links: who is addressed is told that there is something, and reads it from the store. */
export function createDelivery({ broadcast, ...here }: DeliveryContext): Delivery {
  const nudge = nudgeHere(here);
  return {
    announce(messages) {
      const addressees = addresseesOf(messages);
      broadcast(addressees);
      nudge(addressees);
    },
  };
}
