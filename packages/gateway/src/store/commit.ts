import type { Kysely, Transaction } from 'kysely';
import type { Schema } from './schema.ts';

/** Runs work in a transaction; resolves once it is durable. The work may run again, so it touches nothing but `tx`. */
export type Commit = <T>(work: (tx: Transaction<Schema>) => Promise<T>) => Promise<T>;

/** What is not said alike in every database. */
export type Dialect = 'postgres' | 'sqlite';

/** An open database, as the queries use it: read from `db`, write through `commit`. */
export interface Database {
  readonly dialect: Dialect;
  readonly db: Kysely<Schema>;
  readonly commit: Commit;
}
