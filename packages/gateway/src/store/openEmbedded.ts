import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Kysely, SqliteDialect } from 'kysely';
import Database from 'libsql';
import type { Store } from '../domain/store.ts';
import { OptionError } from '../OptionError.ts';
import { cacheStatements } from './cacheStatements.ts';
import { createGroupCommit } from './createGroupCommit.ts';
import { lockDataDir } from './lockDataDir.ts';
import { migrate } from './migrate.ts';
import type { Schema } from './schema.ts';
import { sqlStore } from './sqlStore.ts';

/** Instead of a directory: a store that is gone with the process. */
const IN_MEMORY = ':memory:';

/**
 * Opens the embedded store, making the directory and bringing the tables up to date.
 *
 * @throws OptionError `dataDir` when the directory cannot be used, or another process uses it
 */
export async function openEmbedded(dataDir: string): Promise<Store> {
  if (dataDir === IN_MEMORY) return openDatabase(IN_MEMORY);
  try {
    mkdirSync(dataDir, { recursive: true });
    const unlock = lockDataDir(dataDir);
    const store = await openDatabase(join(dataDir, 'gateway.db')).catch((error: unknown) => {
      unlock();
      throw error;
    });
    return { ...store, close: () => store.close().finally(unlock) };
  } catch (cause) {
    if (cause instanceof OptionError) throw cause;
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new OptionError('dataDir', `${dataDir} cannot be used as the data directory: ${reason}.`, { cause });
  }
}

async function openDatabase(file: string): Promise<Store> {
  const database = new Database(file);
  // FULL: an acknowledged commit has reached the disk, so that neither a kill nor a power cut loses it.
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = FULL');
  const db = new Kysely<Schema>({ dialect: new SqliteDialect({ database: cacheStatements(database) }) });
  await migrate(db);
  return sqlStore({ dialect: 'sqlite', db, commit: createGroupCommit(db) });
}
