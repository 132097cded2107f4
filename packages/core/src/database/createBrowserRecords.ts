import type { IDBPDatabase, IDBPTransaction } from 'idb';
import type { Entry, Mode, Range, Records, RecordsStep, Stored, StoreName, Work } from '../messages/records.ts';

/** The stores of a user's database, and since which version of it they are there. */
const STORES: Readonly<Record<StoreName, number>> = { meta: 1, messages: 2, own: 2, channels: 2, outbox: 2 };
const NAMES = Object.keys(STORES) as StoreName[];
/** Works that share a transaction at most; more would hold up who reads between. */
const LARGEST_GROUP = 50;

type Transaction = IDBPTransaction<unknown, StoreName[], IDBTransactionMode>;

/** Makes the stores that an older version, or none, left out. */
export function makeStores(database: IDBPDatabase, oldVersion: number): void {
  for (const name of NAMES) {
    if (STORES[name] > oldVersion) database.createObjectStore(name, { autoIncrement: name === 'outbox' });
  }
}

function boundsOf({ above, below }: Range): IDBKeyRange | undefined {
  if (above !== undefined && below !== undefined) return IDBKeyRange.bound(above, below, true, true);
  if (above !== undefined) return IDBKeyRange.lowerBound(above, true);
  return below === undefined ? undefined : IDBKeyRange.upperBound(below, true);
}

async function list<S extends StoreName>(
  transaction: Transaction,
  store: S,
  range: Range = {},
): Promise<readonly Entry<Stored[S]>[]> {
  const { limit = Infinity, isDescending = false } = range;
  const found: Entry<Stored[S]>[] = [];
  let cursor = await transaction.objectStore(store).openCursor(boundsOf(range), isDescending ? 'prev' : 'next');
  while (cursor) {
    found.push({ key: cursor.key as Entry<unknown>['key'], value: cursor.value as Stored[S] });
    cursor = found.length < limit ? await cursor.continue() : null;
  }
  return found;
}

const stepOf = (transaction: Transaction): RecordsStep => ({
  get: (store, key) => transaction.objectStore(store).get(key as IDBValidKey),
  put: (store, value, key) => transaction.objectStore(store).put?.(value, key as IDBValidKey) ?? Promise.resolve(),
  append: async (row) => Number(await transaction.objectStore('outbox').put?.(row)),
  delete: (store, key) => transaction.objectStore(store).delete?.(key as IDBValidKey) ?? Promise.resolve(),
  list: (...what) => list(transaction, ...what),
  count: (store) => transaction.objectStore(store).count(),
});

interface Waiting {
  readonly mode: Mode;
  readonly work: Work<unknown>;
  readonly resolve: (result: never) => void;
  readonly reject: (cause: unknown) => void;
}

/** One transaction for all of these, one after the other. */
async function commit(database: IDBPDatabase, group: readonly Waiting[]): Promise<readonly unknown[]> {
  const isWriting = group.some(({ mode }) => mode === 'readwrite');
  const transaction = database.transaction(NAMES, isWriting ? 'readwrite' : 'readonly');
  const step = stepOf(transaction);
  const workAll = async (): Promise<readonly unknown[]> => {
    const results: unknown[] = [];
    for (const { work } of group) results.push(await work(step));
    return results;
  };
  const worked = workAll().catch((error: unknown) => {
    // It may have ended by itself, which is why the work failed.
    if (!transaction.error) transaction.abort();
    throw error;
  });
  const [results] = await Promise.all([worked, transaction.done]);
  return results;
}

/** Where one of them fails, each runs again by itself, so that none suffers from a neighbour. */
async function settleAll(database: IDBPDatabase, group: readonly Waiting[]): Promise<void> {
  try {
    const results = await commit(database, group);
    group.forEach(({ resolve }, index) => resolve(results[index] as never));
  } catch (cause) {
    if (group.length === 1) group[0]?.reject(cause);
    else for (const one of group) await settleAll(database, [one]);
  }
}

/** Records in a database of their own. */
export interface BrowserRecords extends Records {
  /** Begins whatever waits, for the database is about to be closed. */
  flush(): void;
}

/** The records of one user in IndexedDB. What comes while a transaction runs shares the next one. */
export function createBrowserRecords(database: IDBPDatabase): BrowserRecords {
  const waiting: Waiting[] = [];
  let isRunning = false;
  const takeGroup = (): Promise<void> => settleAll(database, waiting.splice(0, LARGEST_GROUP));
  const drain = async (): Promise<void> => {
    isRunning = true;
    while (waiting.length > 0) await takeGroup();
    isRunning = false;
  };
  return {
    run(mode, work) {
      return new Promise((resolve, reject) => {
        waiting.push({ mode, work, resolve, reject });
        if (!isRunning) void drain();
      });
    },
    flush() {
      while (waiting.length > 0) void takeGroup();
    },
  };
}

/** Marks what waits to be sent: its user signed out, and it never is. */
export async function leaveOutbox(database: IDBPDatabase): Promise<void> {
  const { store } = database.transaction('outbox', 'readwrite');
  let cursor = await store.openCursor();
  while (cursor) {
    await cursor.update({ ...(cursor.value as object), isLeft: true });
    cursor = await cursor.continue();
  }
}
