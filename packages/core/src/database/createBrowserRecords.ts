import type { IDBPDatabase, IDBPTransaction } from 'idb';
import type { Entry, Mode, Range, Records, RecordsStep, Stored, StoreName } from '../messages/records.ts';

/** The stores of a user's database, and since which version of it they are there. */
const STORES: Readonly<Record<StoreName, number>> = { meta: 1, messages: 2, own: 2, channels: 2, outbox: 2 };
const NAMES = Object.keys(STORES) as StoreName[];

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

/** The records of one user in IndexedDB. */
export function createBrowserRecords(database: IDBPDatabase): Records {
  return {
    async run(mode: Mode, work) {
      const transaction = database.transaction(NAMES, mode);
      const worked = work(stepOf(transaction)).catch((error: unknown) => {
        // It may have ended by itself, which is why the work failed.
        if (!transaction.error) transaction.abort();
        throw error;
      });
      const [result] = await Promise.all([worked, transaction.done]);
      return result;
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
