import type { Kysely, Transaction } from 'kysely';
import type { Commit } from './commit.ts';
import type { Schema } from './schema.ts';

/** Works that share a commit at most; more would hold up the reads between. */
const LARGEST_GROUP = 200;

interface Entry {
  readonly work: (tx: Transaction<Schema>) => Promise<unknown>;
  readonly resolve: (result: never) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Commits works that come close together in one transaction: syncing the disk costs far more than a row. Where one of
 * them fails, each runs again in a transaction of its own, so that nobody suffers from a neighbour.
 */
export function createGroupCommit(db: Kysely<Schema>): Commit {
  let waiting: Entry[] = [];
  let isRunning = false;

  async function run(group: readonly Entry[]): Promise<void> {
    try {
      const results = await db.transaction().execute(async (tx) => {
        const found: unknown[] = [];
        for (const { work } of group) found.push(await work(tx));
        return found;
      });
      group.forEach(({ resolve }, index) => resolve(results[index] as never));
    } catch (error) {
      if (group.length === 1) group[0]?.reject(error);
      else await Promise.all(group.map((entry) => run([entry])));
    }
  }

  async function drain(): Promise<void> {
    while (waiting.length > 0) {
      const group = waiting.slice(0, LARGEST_GROUP);
      waiting = waiting.slice(LARGEST_GROUP);
      await run(group);
    }
    isRunning = false;
  }

  return (work) =>
    new Promise((resolve, reject) => {
      waiting.push({ work, resolve, reject });
      if (isRunning) return;
      isRunning = true;
      // Whatever else this turn of the event loop has read joins in.
      setImmediate(() => void drain());
    });
}
