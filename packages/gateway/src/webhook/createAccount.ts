import type { FastifyBaseLogger } from 'fastify';
import type { Clock } from '../clock.ts';
import type { QueuedEvent } from './eventQueue.ts';
import type { TryOutcome } from './postJson.ts';

/** Hears how deliveries go, to count them. */
export interface WebhookWatcher {
  tried(outcome: TryOutcome, tookMs: number): void;
  /** An event is done with; `waitedMs` since it was queued. */
  settled(end: 'delivered' | 'given_up' | 'dropped', waitedMs: number): void;
}

interface AccountContext {
  readonly watcher: WebhookWatcher;
  readonly clock: Clock;
  readonly log: FastifyBaseLogger;
}

/** Gives account of what became of each event. */
export function createAccount({ watcher, clock, log }: AccountContext) {
  let dropped = 0;

  const settle = (events: readonly QueuedEvent[], end: Parameters<WebhookWatcher['settled']>[0]): void => {
    for (const { queuedAtMs } of events) watcher.settled(end, clock.nowMs() - queuedAtMs);
  };
  // Said once a batch, not once an event: a full queue drops thousands.
  const report = (): void => {
    if (dropped > 0) log.warn({ events: dropped }, 'webhook events dropped: a full queue, or a stop');
    dropped = 0;
  };

  return {
    report,
    dropped(events: readonly QueuedEvent[]): void {
      dropped += events.length;
      settle(events, 'dropped');
    },
    tried(batch: readonly QueuedEvent[], outcome: TryOutcome): void {
      const isDelivered = outcome === 'acknowledged';
      settle(batch, isDelivered ? 'delivered' : 'given_up');
      if (!isDelivered) log.warn({ events: batch.length, outcome }, 'webhook given up');
      report();
    },
  };
}
