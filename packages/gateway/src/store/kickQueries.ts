import type { Kysely, Selectable } from 'kysely';
import type { Store, StoredKick } from '../domain/store.ts';
import type { Database } from './commit.ts';
import type { Schema } from './schema.ts';

/** Kicks remembered for each user. */
const KEPT_A_USER = 20;

export function kickQueries({ db, commit }: Database): Pick<Store, 'listKicks' | 'changeKicks'> {
  const latestFirst = (from: Kysely<Schema>, userId: string) =>
    from.selectFrom('kicks').selectAll().where('user_id', '=', userId).orderBy('at_ms', 'desc').orderBy('session_id');

  return {
    async listKicks(userId) {
      return (await latestFirst(db, userId).execute()).map(toKick);
    },

    async changeKicks(userId, forgetClientId, added) {
      await commit(async (tx) => {
        if (forgetClientId !== null) {
          await tx.deleteFrom('kicks').where('user_id', '=', userId).where('client_id', '=', forgetClientId).execute();
        }
        if (added.length > 0) await tx.insertInto('kicks').values(added.map(toRow)).execute();
        const outlived = (await latestFirst(tx, userId).execute()).slice(KEPT_A_USER).map((row) => row.session_id);
        if (outlived.length > 0) await tx.deleteFrom('kicks').where('session_id', 'in', outlived).execute();
      });
    },
  };
}

function toRow(kick: StoredKick): Schema['kicks'] {
  return {
    session_id: kick.sessionId,
    user_id: kick.userId,
    client_id: kick.clientId,
    category: kick.category,
    at_ms: kick.atMs,
    is_same_browser: kick.isSameBrowser === null ? null : Number(kick.isSameBrowser),
  };
}

export function toKick(row: Selectable<Schema['kicks']>): StoredKick {
  return {
    sessionId: row.session_id,
    userId: row.user_id,
    clientId: row.client_id,
    category: row.category as StoredKick['category'],
    atMs: row.at_ms,
    isSameBrowser: row.is_same_browser === null ? null : row.is_same_browser === 1,
  };
}
