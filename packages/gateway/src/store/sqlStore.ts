import type { Store } from '../domain/store.ts';
import { accountQueries } from './accountQueries.ts';
import { banQueries } from './banQueries.ts';
import type { Database } from './commit.ts';
import { groupQueries } from './groupQueries.ts';
import { kickQueries } from './kickQueries.ts';
import { messageQueries } from './messageQueries.ts';
import { standingQuery } from './standingQuery.ts';
import { userQueries } from './userQueries.ts';

/** The one store, over any SQL database that Kysely speaks to and whose commits are durable. */
export function sqlStore(database: Database): Store {
  return {
    ...userQueries(database),
    ...accountQueries(database),
    ...banQueries(database),
    ...kickQueries(database),
    ...standingQuery(database),
    ...groupQueries(database),
    ...messageQueries(database),
    close: () => database.db.destroy(),
  };
}
