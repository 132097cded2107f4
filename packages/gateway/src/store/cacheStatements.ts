import type { SqliteDatabase } from 'kysely';

/** More than there are different queries; lists of other lengths make more of them. */
const KEPT_STATEMENTS = 200;

/**
 * Prepares each text once. A statement lives outside of JavaScript until the collector comes by, and thousands of them at
 * once leave the memory of the process in pieces.
 */
export function cacheStatements(database: SqliteDatabase): SqliteDatabase {
  const prepared = new Map<string, ReturnType<SqliteDatabase['prepare']>>();
  return {
    close: () => database.close(),
    prepare(sql) {
      const known = prepared.get(sql) ?? database.prepare(sql);
      prepared.delete(sql);
      prepared.set(sql, known);
      const [oldest] = prepared.keys();
      if (prepared.size > KEPT_STATEMENTS && oldest !== undefined) prepared.delete(oldest);
      return known;
    },
  };
}
