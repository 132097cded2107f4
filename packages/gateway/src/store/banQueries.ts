import type { Store } from '../domain/store.ts';
import type { Database } from './commit.ts';

/** Bans stand apart from users: an id may be banned before it is registered. */
export function banQueries({ db, commit }: Database): Pick<Store, 'putBans' | 'deleteBans' | 'listBans'> {
  return {
    async putBans(userIds, expiresAtMs) {
      // In one order always: two nodes that lock the same rows in different ones would block each other.
      const rows = userIds.toSorted().map((userId) => ({ user_id: userId, expires_at_ms: expiresAtMs }));
      await commit((tx) =>
        tx
          .insertInto('bans')
          .values(rows)
          .onConflict((taken) => taken.column('user_id').doUpdateSet({ expires_at_ms: expiresAtMs }))
          .execute(),
      );
    },

    async deleteBans(userIds) {
      await commit((tx) => tx.deleteFrom('bans').where('user_id', 'in', userIds).execute());
    },

    async listBans(nowMs, { offset, limit }) {
      const rows = await db
        .selectFrom('bans')
        .selectAll()
        .where('expires_at_ms', '>', nowMs)
        .orderBy('expires_at_ms', 'desc')
        .orderBy('user_id')
        .limit(limit)
        .offset(offset)
        .execute();
      return rows.map((row) => ({ userId: row.user_id, expiresAtMs: row.expires_at_ms }));
    },
  };
}
