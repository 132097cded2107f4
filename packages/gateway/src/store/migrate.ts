import { type Kysely, Migrator } from 'kysely';
import { MIGRATIONS } from './migrations.ts';
import type { Schema } from './schema.ts';

/**
 * Brings the tables up to date, alone: nodes that start together wait for each other (on PostgreSQL by
 * `pg_advisory_xact_lock`, embedded by the lock on the data directory).
 *
 * @param schemaName where the tables are, for a database that has several schemas
 */
export async function migrate(db: Kysely<Schema>, schemaName?: string): Promise<void> {
  const provider = { getMigrations: async () => ({ ...MIGRATIONS }) };
  const place = schemaName === undefined ? {} : { migrationTableSchema: schemaName };
  const { error } = await new Migrator({ db, provider, ...place }).migrateToLatest();
  if (error === undefined) return;
  throw error instanceof Error ? error : new Error('the tables could not be brought up to date');
}
