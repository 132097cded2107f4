import type { InferResult, Kysely } from 'kysely';
import type { Store, StoredKick } from '../domain/store.ts';
import type { Database } from './commit.ts';
import { toKick } from './kickQueries.ts';
import type { Schema } from './schema.ts';

/** A row for each kick; one with nulls in its place where there is none. */
const rowsOf = (db: Kysely<Schema>, userId: string) =>
  db
    .selectFrom('users')
    .leftJoin('bans', 'bans.user_id', 'users.user_id')
    .leftJoin('kicks', 'kicks.user_id', 'users.user_id')
    .select(['token_cut_off_ms', 'deleted_at_ms', 'expires_at_ms'])
    .select(['session_id', 'client_id', 'category', 'at_ms', 'is_same_browser'])
    .where('users.user_id', '=', userId)
    .orderBy('at_ms', 'desc')
    .orderBy('session_id');

export function standingQuery({ db }: Database): Pick<Store, 'findStanding'> {
  // Built once: every handshake asks it, and to build it costs as much as to ask it.
  const compiled = rowsOf(db, '').compile();
  return {
    async findStanding(userId) {
      const { rows } = await db.executeQuery<Row>({ ...compiled, parameters: [userId] });
      const [first] = rows;
      if (first === undefined) return { user: undefined, ban: undefined, kicks: [] };
      const { token_cut_off_ms: tokenCutOffMs, deleted_at_ms: deletedAtMs, expires_at_ms: expiresAtMs } = first;
      return {
        user: { tokenCutOffMs, deletedAtMs },
        ban: expiresAtMs === null ? undefined : { expiresAtMs },
        kicks: rows.flatMap((row) => kickOf(row as KickRow, userId)),
      };
    },
  };
}

type Row = InferResult<ReturnType<typeof rowsOf>>[number];
type KickRow = Omit<Schema['kicks'], 'user_id' | 'session_id'> & { readonly session_id: string | null };

function kickOf({ session_id, ...row }: KickRow, userId: string): readonly StoredKick[] {
  return session_id === null ? [] : [toKick({ ...row, session_id, user_id: userId })];
}
