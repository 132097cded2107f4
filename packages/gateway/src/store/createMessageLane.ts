import type { StoredMessage } from '../domain/messageStore.ts';
import { type Append, appendMessages } from './appendMessages.ts';
import type { Commit } from './commit.ts';

/** Messages that share a commit at most. */
const LARGEST_LOAD = 2000;

/** Classes 22 and 23, and what SQLite calls so: it is what was to be stored that is wrong, and not the database. https://www.postgresql.org/docs/current/errcodes-appendix.html */
const OF_DATA = /^(2[23]...|SQLITE_(CONSTRAINT|MISMATCH|TOOBIG).*)$/;

const isOfData = (error: unknown): boolean => OF_DATA.test((error as { readonly code?: string }).code ?? '');

interface Waiting extends Append {
  readonly resolve: (stored: readonly StoredMessage[]) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Brings messages into the store one commit after another: their sequence lets no two commits run side by side, so that
 * what comes during one goes together into the next.
 */
export function createMessageLane(commit: Commit): (append: Append) => Promise<readonly StoredMessage[]> {
  let waiting: Waiting[] = [];
  let isRunning = false;

  function takeLoad(): readonly Waiting[] {
    let size = 0;
    const end = waiting.findIndex(({ drafts }) => (size += drafts.length) > LARGEST_LOAD);
    const load = end === -1 ? waiting : waiting.slice(0, Math.max(1, end));
    waiting = waiting.slice(load.length);
    return load;
  }

  async function store(load: readonly Waiting[]): Promise<void> {
    try {
      const stored = await commit((tx) => appendMessages(tx, load));
      load.forEach(({ resolve }, index) => resolve(stored[index] ?? []));
    } catch (error) {
      if (load.length === 1 || !isOfData(error)) return load.forEach(({ reject }) => reject(error));
      // By halves, so that one that cannot be stored costs few commits, and nobody else a message.
      const half = Math.ceil(load.length / 2);
      await store(load.slice(0, half));
      await store(load.slice(half));
    }
  }

  async function drain(): Promise<void> {
    while (waiting.length > 0) await store(takeLoad());
    isRunning = false;
  }

  return (append) =>
    new Promise((resolve, reject) => {
      waiting.push({ ...append, resolve, reject });
      if (isRunning) return;
      isRunning = true;
      // Whatever else this turn of the event loop has read joins in.
      setImmediate(() => void drain());
    });
}
