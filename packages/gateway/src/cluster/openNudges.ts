import { randomUUID } from 'node:crypto';
import type { Addressees } from '../messaging/createDelivery.ts';
import type { Keys } from './keys.ts';
import type { Redis } from './openRedis.ts';

/** Tells the other nodes whose inboxes something came to. */
export interface Nudges {
  /** Returns at once and never throws. */
  give(addressees: Addressees): void;
  /** Where something could not be told: that something may have come to anybody. */
  catchUp(): Promise<void>;
}

interface Nudge {
  readonly from: string;
  /** null: anybody. */
  readonly to: Addressees | null;
}

/** @param hear of what other nodes tell; null: anybody's inbox */
export async function openNudges(redis: Redis, keys: Keys, hear: (to: Addressees | null) => void): Promise<Nudges> {
  const from = randomUUID();
  let hasUntold = false;
  await redis.listen(keys.nudges, (message) => {
    const nudge = JSON.parse(message) as Nudge;
    if (nudge.from !== from) hear(nudge.to);
  });
  const tell = (to: Addressees | null) =>
    redis.ask((client) => client.publish(keys.nudges, JSON.stringify({ from, to } satisfies Nudge)));
  return {
    give: (to) => void tell(to).catch(() => (hasUntold = true)),
    async catchUp() {
      if (!hasUntold) return;
      await tell(null);
      hasUntold = false;
    },
  };
}
