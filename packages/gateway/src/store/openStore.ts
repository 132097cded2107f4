import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Kysely, Migrator, SqliteDialect } from 'kysely';
import Database from 'libsql';
import type { Store } from '../domain/store.ts';
import { lockDataDir } from './lockDataDir.ts';
import { MIGRATIONS } from './migrations.ts';
import type { Schema } from './schema.ts';
import { sqlStore } from './sqlStore.ts';

/** Instead of a directory: a store that is gone with the process. */
export const IN_MEMORY = ':memory:';

/**
 * Opens the embedded store, making the directory and bringing the tables up to date.
 *
 * @throws Error when the directory cannot be used, or another process uses it
 */
export async function openStore(dataDir: string): Promise<Store> {
  const { file, release } = dataDir === IN_MEMORY ? { file: IN_MEMORY, release: () => {} } : occupy(dataDir);
  const database = new Database(file);
  // FULL: an acknowledged commit has reached the disk, so a kill or a power cut loses none.
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = FULL');
  const db = new Kysely<Schema>({ dialect: new SqliteDialect({ database }) });
  await migrate(db);
  const store = sqlStore(db);
  const close = async (): Promise<void> => {
    await store.close();
    release();
  };
  return { ...store, close };
}

function occupy(dataDir: string): { file: string; release: () => void } {
  mkdirSync(dataDir, { recursive: true });
  return { file: join(dataDir, 'gateway.db'), release: lockDataDir(dataDir) };
}

async function migrate(db: Kysely<Schema>): Promise<void> {
  const provider = { getMigrations: async () => ({ ...MIGRATIONS }) };
  const { error } = await new Migrator({ db, provider }).migrateToLatest();
  if (error !== undefined) throw new Error('The database could not be brought up to date.', { cause: error });
}
