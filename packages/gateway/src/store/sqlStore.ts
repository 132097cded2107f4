import type { Kysely } from 'kysely';
import type { Store } from '../domain/store.ts';
import { accountQueries } from './accountQueries.ts';
import { banQueries } from './banQueries.ts';
import { kickQueries } from './kickQueries.ts';
import type { Schema } from './schema.ts';
import { userQueries } from './userQueries.ts';

/** The one store, over any SQL database that Kysely speaks to and whose commits are durable. */
export function sqlStore(db: Kysely<Schema>): Store {
  return {
    ...userQueries(db),
    ...accountQueries(db),
    ...banQueries(db),
    ...kickQueries(db),
    close: () => db.destroy(),
  };
}
