import type { FastifyBaseLogger } from 'fastify';
import type { Clock } from './clock.ts';
import type { MessageStore } from './domain/messageStore.ts';

const DAY_MS = 24 * 3_600_000;
const BETWEEN_SWEEPS_MS = 600_000;
/** One commit's worth: more would hold up everybody else. Above the 1,000 messages that may share a content. */
const MOST_AT_ONCE = 5_000;

interface Retention {
  readonly store: Pick<MessageStore, 'forgetMessages'>;
  readonly clock: Clock;
  readonly log: FastifyBaseLogger;
}

/**
 * Deletes messages once they are older than `retentionDays`.
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
        .catch((error: unknown) => log.error({ err: error }, 'old messages could not be deleted'))
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
