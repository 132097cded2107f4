import type { Kysely } from 'kysely';
import type { Commit } from './commit.ts';
import type { Schema } from './schema.ts';

/** Deadlock, and serialization failure: the same work succeeds when it runs again. https://www.postgresql.org/docs/current/errcodes-appendix.html */
const PASSING = new Set(['40P01', '40001']);
const MOST_ATTEMPTS = 5;

/** A transaction a work, run again when it met another one head on. */
export function createRetryingCommit(db: Kysely<Schema>): Commit {
  return async (work) => {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await db.transaction().execute(work);
      } catch (error) {
        const { code } = error as { readonly code?: string };
        if (code === undefined || !PASSING.has(code) || attempt === MOST_ATTEMPTS) throw error;
      }
    }
  };
}
