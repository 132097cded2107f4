import type { FastifyBaseLogger } from 'fastify';
import type { Clock } from './clock.ts';
import type { MessageStore } from './domain/messageStore.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const BETWEEN_SWEEPS_MS = 600_000;
/** One commit's worth: more would hold up everybody else. Above the 1,000 messages that may share a content. */
const MOST_AT_ONCE = 5_000;

interface Retention {
  readonly store: Pick<MessageStore, 'forgetMessages' | 'forgetEnded'>;
  readonly clock: Clock;
  readonly log: FastifyBaseLogger;
}

/**
 * Deletes messages once they are older than `retentionDays`, bans an hour after their end, and what messages were kept with.
 *
 * @returns stops it, once a deletion that runs is done
 */
export function keepRetention({ store, clock, log }: Retention, retentionDays: number): () => Promise<void> {
  let isStopped = false;
  let running = Promise.resolve();
  let cancel = (): void => {};

  async function sweep(): Promise<void> {
    const gone = await store.forgetMessages(clock.nowMs() - retentionDays * DAY_MS, MOST_AT_ONCE);
    if (gone > 0 && !isStopped) await sweep();
  }

  function wait(): void {
    if (isStopped) return;
    cancel = clock.schedule(() => {
      running = sweep()
        .then(() => store.forgetEnded(clock.nowMs() - HOUR_MS))
        .catch((error: unknown) => log.error({ err: error }, 'what is old could not be deleted'))
        .then(wait);
    }, BETWEEN_SWEEPS_MS);
  }

  wait();
  return async () => {
    isStopped = true;
    cancel();
    await running;
  };
}
