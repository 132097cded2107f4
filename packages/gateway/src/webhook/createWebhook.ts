import { randomUUID } from 'node:crypto';
import type { FastifyBaseLogger } from 'fastify';
import type { Clock } from '../clock.ts';
import { createDelivery } from './createDelivery.ts';
import { createEventQueue, type QueuedEvent } from './eventQueue.ts';
import { createAccount, type WebhookWatcher } from './createAccount.ts';
import type { WebhookKeys } from './signedUrl.ts';
import type { Announce } from './WebhookEvent.ts';

/** Events waiting at most, about 3 MB of them. */
const LONGEST_QUEUE = 10_000;
const LARGEST_BATCH = 100;

export interface Webhook {
  readonly announce: Announce;
  /** Events that wait for their first try. */
  readonly waiting: number;
  /** Delivers what waits, without rests, and gives up what is left after `withinMs`. */
  close(withinMs: number): Promise<void>;
}

/** For a gateway that has nobody to tell. */
export const NO_WEBHOOK: Webhook = { announce: () => {}, waiting: 0, close: async () => {} };

export interface WebhookContext {
  readonly url: string;
  readonly keys: WebhookKeys;
  readonly clock: Clock;
  readonly log: FastifyBaseLogger;
  readonly watcher: WebhookWatcher;
}

/** Tells an app server what happened to its users: one request at a time, so in order, and beside everything else. */
export function createWebhook({ watcher, ...context }: WebhookContext): Webhook {
  const { clock, log } = context;
  const queue = createEventQueue(LONGEST_QUEUE);
  const delivery = createDelivery({ ...context, onTried: watcher.tried });
  const account = createAccount({ watcher, clock, log });
  let running: Promise<void> | undefined;

  async function run(): Promise<void> {
    while (queue.length > 0 && !delivery.isAbandoned) {
      const batch = queue.takeBatch(LARGEST_BATCH);
      account.tried(batch, await delivery.deliver(bodyOf(batch, clock.nowMs())));
    }
    running = undefined;
  }

  return {
    get waiting() {
      return queue.length;
    },
    announce(type, data) {
      account.dropped(queue.push({ type, data, queuedAtMs: clock.nowMs() }));
      // A turn later: what happens in one go makes one batch, and whoever announces does not wait for the JSON.
      running ??= new Promise<void>((resolve) => void setImmediate(resolve)).then(run);
    },
    async close(withinMs) {
      delivery.hurry();
      const bound = setTimeout(() => delivery.abandon(), withinMs);
      await running;
      clearTimeout(bound);
      delivery.abandon();
      while (queue.length > 0) account.dropped(queue.takeBatch(LONGEST_QUEUE));
      account.report();
    },
  };
}

function bodyOf(batch: readonly QueuedEvent[], nowMs: number): string {
  return JSON.stringify({ type: batch[0]?.type, id: randomUUID(), time: nowMs, data: batch.map(({ data }) => data) });
}
