import { deleteDB, openDB, type IDBPDatabase } from 'idb';
import type { Database, KeyValue, LocalStore } from '../ports.ts';
import { createBrowserRecords, leaveOutbox, makeStores } from './createBrowserRecords.ts';
import { createKnownUsers } from './knownUsers.ts';

const VERSION = 2;
/** What opening a store that is newer than this code, or damaged, fails with. Such a store is of no use any more. */
const BEYOND_USE = ['VersionError', 'UnknownError', 'DataError', 'InvalidStateError'];

interface Opened {
  readonly database: IDBPDatabase;
  readonly isNew: boolean;
}

async function openOnce(name: string): Promise<Opened> {
  let isNew = false;
  const database = await openDB(name, VERSION, {
    upgrade(made, oldVersion) {
      isNew = oldVersion === 0;
      makeStores(made, oldVersion);
    },
    blocking: (_current, _blocked, event) => (event.target as IDBDatabase).close(),
  });
  return { database, isNew };
}

async function openOrRemake(name: string): Promise<Opened> {
  try {
    return await openOnce(name);
  } catch (error) {
    if (!(error instanceof DOMException) || !BEYOND_USE.includes(error.name)) throw error;
    await deleteDB(name);
    return openOnce(name);
  }
}

/**
 * One IndexedDB database an app key and user. A mark outside it remembers that it was made once: an empty one
 * found where the mark stands has been recreated.
 */
export function createBrowserDatabase(appKey: string, kept: KeyValue): Database {
  const known = createKnownUsers(appKey, kept);
  return {
    async open(userId): Promise<LocalStore> {
      const name = `nexconn:${appKey}:${userId}`;
      const markKey = `nexconn:store:${appKey}:${userId}`;
      const { database, isNew } = await openOrRemake(name);
      const isRecreated = isNew && kept.read(markKey) !== null;
      // Before the mark: where the page ends in between, the next one finds the loss again.
      if (isRecreated) await database.put('meta', true, 'recreated');
      kept.write(markKey, String(VERSION));
      const records = createBrowserRecords(database);
      return {
        isRecreated,
        records,
        close(isLeft) {
          records.flush();
          if (isLeft) leaveOutbox(database).catch(() => {});
          database.close();
        },
      };
    },
    recallUser: known.recall,
    rememberUser: known.remember,
  };
}
