import type { FastifyBaseLogger } from 'fastify';
import { Kysely, PostgresDialect, sql } from 'kysely';
import { type CustomTypesConfig, Pool, types } from 'pg';
import type { Store } from '../domain/store.ts';
import { OptionError } from '../OptionError.ts';
import { createRetryingCommit } from './createRetryingCommit.ts';
import { dropSilentLinks } from './dropSilentLinks.ts';
import { migrate } from './migrate.ts';
import { nameTimeouts } from './nameTimeouts.ts';
import type { Schema } from './schema.ts';
import { sqlStore } from './sqlStore.ts';

/** Links to the database that one gateway holds at most. */
const MOST_LINKS = 10;
/** A call waits this long for a link. */
const LINK_TIMEOUT_MS = 5_000;
/**
 * The database ends a statement after the first, and a link that has said nothing by the second is given up: the network
 * may have swallowed it. Below the 10 s after which whoever dials or calls gives up.
 */
const LIMITS = { statement_timeout: 8_000, query_timeout: 9_000 };
/** New tables and indexes take as long as they take. */
const NO_LIMITS = {};
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
  const migrating = openDatabase(openPool(databaseUrl, log, NO_LIMITS));
  try {
    await migrate(migrating, await schemaOf(migrating));
  } catch (cause) {
    const problem = `${placeOf(databaseUrl)} cannot be used, and nothing can be stored without it: ${reasonOf(cause)}.`;
    // Without the cause: what the driver keeps there has the password in it.
    throw new OptionError('databaseUrl', problem);
  } finally {
    await migrating.destroy();
  }
  const db = openDatabase(openPool(databaseUrl, log, LIMITS));
  return nameTimeouts(sqlStore({ dialect: 'postgres', db, commit: createRetryingCommit(db) }));
}

const openDatabase = (pool: Pool): Kysely<Schema> =>
  new Kysely<Schema>({ dialect: new PostgresDialect({ pool: dropSilentLinks(pool) }) });

function openPool(connectionString: string, log: FastifyBaseLogger, limits: Partial<typeof LIMITS>): Pool {
  const pool = new Pool({
    connectionString,
    max: MOST_LINKS,
    connectionTimeoutMillis: LINK_TIMEOUT_MS,
    ...limits,
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
