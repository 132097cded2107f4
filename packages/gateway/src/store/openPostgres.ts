import type { FastifyBaseLogger } from 'fastify';
import { Kysely, PostgresDialect, sql } from 'kysely';
import { type CustomTypesConfig, Pool, types } from 'pg';
import type { Store } from '../domain/store.ts';
import { OptionError } from '../OptionError.ts';
import { createRetryingCommit } from './createRetryingCommit.ts';
import { migrate } from './migrate.ts';
import { nameTimeouts } from './nameTimeouts.ts';
import type { Schema } from './schema.ts';
import { sqlStore } from './sqlStore.ts';

/** Links to the database that one gateway holds at most. */
const MOST_LINKS = 10;
/** A call waits this long for a link, and a statement this long for its result. */
const LINK_TIMEOUT_MS = 5_000;
const STATEMENT_TIMEOUT_MS = 15_000;
/** pg hands a bigint out as text. Ours are times, counts and sequences: all below 2^53. */
const TYPES: CustomTypesConfig = {
  getTypeParser: (type, format) =>
    type === types.builtins.INT8 ? Number : (types.getTypeParser(type, format) as unknown),
};

/**
 * Opens the store in a PostgreSQL database, bringing its tables up to date. Several gateways may share one.
 *
 * @param databaseUrl such as `postgres://user:password@host:5432/database`; tables go into the first schema of the search path
 * @throws OptionError `databaseUrl` when it is no such URL, or the database cannot be reached or used
 */
export async function openPostgres(databaseUrl: string, log: FastifyBaseLogger): Promise<Store> {
  const pool = openPool(databaseUrl, log);
  const db = new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) });
  try {
    await migrate(db, await schemaOf(db));
  } catch (cause) {
    await db.destroy();
    const problem = `${placeOf(databaseUrl)} cannot be used, and nothing can be stored without it: ${reasonOf(cause)}.`;
    // Without the cause: what the driver keeps there has the password in it.
    throw new OptionError('databaseUrl', problem);
  }
  return nameTimeouts(sqlStore({ dialect: 'postgres', db, commit: createRetryingCommit(db) }));
}

function openPool(connectionString: string, log: FastifyBaseLogger): Pool {
  const pool = new Pool({
    connectionString,
    max: MOST_LINKS,
    connectionTimeoutMillis: LINK_TIMEOUT_MS,
    statement_timeout: STATEMENT_TIMEOUT_MS,
    keepAlive: true,
    types: TYPES,
  });
  const lost = (error: Error): void => log.warn({ reason: error.message }, 'link to the database lost');
  // Both: the pool hears only of links that rest, and an error event that nobody hears ends the process.
  pool.on('error', lost);
  pool.on('connect', (client) => void client.on('error', lost));
  return pool;
}

async function schemaOf(db: Kysely<Schema>): Promise<string> {
  const { rows } = await sql<{ name: string | null }>`select current_schema() as name`.execute(db);
  const name = rows[0]?.name ?? null;
  if (name === null) throw new Error('no schema of its search path exists');
  return name;
}

function placeOf(databaseUrl: string): string {
  const { host, pathname } = new URL(databaseUrl);
  return `the database ${pathname.slice(1)} at ${host}`;
}

function reasonOf(cause: unknown): string {
  // A host with several addresses fails with one error for each, and none of its own.
  const first: unknown = cause instanceof AggregateError ? cause.errors[0] : cause;
  return first instanceof Error ? first.message : String(first);
}
