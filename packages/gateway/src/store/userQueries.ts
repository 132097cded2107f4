import type { Kysely, Selectable } from 'kysely';
import type { Store, StoredUser } from '../domain/store.ts';
import type { Schema } from './schema.ts';

type UserQueries = Pick<
  Store,
  'registerUser' | 'findUser' | 'updateUser' | 'raiseTokenCutOff' | 'softDelete' | 'restore' | 'listSoftDeleted'
>;

export function userQueries(db: Kysely<Schema>): UserQueries {
  return {
    async registerUser({ userId, name, avatarUrl }, nowMs) {
      const row = await db
        .insertInto('users')
        .values({ user_id: userId, name, avatar_url: avatarUrl, created_at_ms: nowMs, token_cut_off_ms: 0, deleted_at_ms: null })
        .onConflict((conflict) =>
          conflict.column('user_id').doUpdateSet({ name, avatar_url: avatarUrl }).where('users.deleted_at_ms', 'is', null),
        )
        .returningAll()
        .executeTakeFirst();
      return row && toUser(row);
    },

    async findUser(userId) {
      const row = await db.selectFrom('users').selectAll().where('user_id', '=', userId).executeTakeFirst();
      return row && toUser(row);
    },

    async updateUser(userId, { name, avatarUrl }) {
      const changes = { ...(name !== undefined && { name }), ...(avatarUrl !== undefined && { avatar_url: avatarUrl }) };
      if (Object.keys(changes).length === 0) return;
      const active = db.updateTable('users').set(changes).where('user_id', '=', userId).where('deleted_at_ms', 'is', null);
      await active.execute();
    },

    async raiseTokenCutOff(userIds, cutOffMs) {
      await db
        .updateTable('users')
        .set({ token_cut_off_ms: cutOffMs })
        .where('user_id', 'in', userIds)
        .where('token_cut_off_ms', '<', cutOffMs)
        .execute();
    },

    async softDelete(userIds, nowMs) {
      await db.transaction().execute(async (tx) => {
        // One past now: a token issued in this very millisecond is void as well.
        await tx
          .updateTable('users')
          .set({ name: '', avatar_url: '', deleted_at_ms: nowMs, token_cut_off_ms: nowMs + 1 })
          .where('user_id', 'in', userIds)
          .where('deleted_at_ms', 'is', null)
          .execute();
        await tx.deleteFrom('kicks').where('user_id', 'in', userIds).execute();
      });
    },

    restore(userIds, deletedUntilMs) {
      return db.transaction().execute(async (tx) => {
        const tooRecent = await tx
          .selectFrom('users')
          .selectAll()
          .where('user_id', 'in', userIds)
          .where('deleted_at_ms', '>', deletedUntilMs)
          .orderBy('deleted_at_ms', 'desc')
          .executeTakeFirst();
        if (tooRecent !== undefined) return toUser(tooRecent);
        await tx.updateTable('users').set({ deleted_at_ms: null }).where('user_id', 'in', userIds).execute();
        return undefined;
      });
    },

    async listSoftDeleted({ offset, limit }) {
      const rows = await db
        .selectFrom('users')
        .select('user_id')
        .where('deleted_at_ms', 'is not', null)
        .orderBy('deleted_at_ms', 'desc')
        .orderBy('user_id')
        .limit(limit)
        .offset(offset)
        .execute();
      return rows.map((row) => row.user_id);
    },
  };
}

function toUser(row: Selectable<Schema['users']>): StoredUser {
  return {
    userId: row.user_id,
    name: row.name,
    avatarUrl: row.avatar_url,
    createdAtMs: row.created_at_ms,
    tokenCutOffMs: row.token_cut_off_ms,
    deletedAtMs: row.deleted_at_ms,
  };
}
