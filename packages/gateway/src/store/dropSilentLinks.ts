import type { PostgresPool, PostgresPoolClient } from 'kysely';
import type { Pool, PoolClient } from 'pg';

/** What the driver says when a statement got no answer in time; it has no code for it. */
const SILENCE = 'Query read timeout';

/** The link, until a statement on it is not answered; then every further one fails at once, and it is closed in the end. */
function watch(client: PoolClient): PostgresPoolClient {
  let silence: Error | undefined;
  const query = async (text: string, values: readonly unknown[]): Promise<unknown> => {
    if (silence !== undefined) throw silence;
    return client.query(text, [...values]).catch((error: unknown) => {
      if (error instanceof Error && error.message === SILENCE) silence = error;
      throw error;
    });
  };
  return { query: query as PostgresPoolClient['query'], release: () => client.release(silence) };
}

/** The same pool, without the links that stay silent: the next one who got such a link would wait on it as long. */
export function dropSilentLinks(pool: Pool): PostgresPool {
  return {
    connect: async () => watch(await pool.connect()),
    end: () => pool.end(),
  };
}
