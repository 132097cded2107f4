import type { Selectable } from 'kysely';
import type { Store, StoredUser } from '../domain/store.ts';
import type { Database } from './commit.ts';
import type { Schema } from './schema.ts';

type UserQueries = Pick<Store, 'registerUser' | 'findUser' | 'updateUser' | 'raiseTokenCutOff'>;

const BLANK = { token_cut_off_ms: 0, deleted_at_ms: null, inbox_floor: 0 };

export function userQueries({ db, commit }: Database): UserQueries {
  return {
    async registerUser({ userId, name, avatarUrl }, nowMs) {
      const profile = { name, avatar_url: avatarUrl };
      const values = { user_id: userId, ...profile, created_at_ms: nowMs, ...BLANK };
      const row = await commit((tx) =>
        tx
          .insertInto('users')
          .values(values)
          .onConflict((taken) => taken.column('user_id').doUpdateSet(profile).where('users.deleted_at_ms', 'is', null))
          .returningAll()
          .executeTakeFirst(),
      );
      return row && toUser(row);
    },

    async findUser(userId) {
      const row = await db.selectFrom('users').selectAll().where('user_id', '=', userId).executeTakeFirst();
      return row && toUser(row);
    },

    async updateUser(userId, { name, avatarUrl }) {
      const changes = {
        ...(name !== undefined && { name }),
        ...(avatarUrl !== undefined && { avatar_url: avatarUrl }),
      };
      if (Object.keys(changes).length === 0) return;
      await commit((tx) => {
        const update = tx.updateTable('users').set(changes).where('user_id', '=', userId);
        return update.where('deleted_at_ms', 'is', null).execute();
      });
    },

    async raiseTokenCutOff(userIds, cutOffMs) {
      await commit((tx) => {
        const update = tx.updateTable('users').set({ token_cut_off_ms: cutOffMs }).where('user_id', 'in', userIds);
        return update.where('token_cut_off_ms', '<', cutOffMs).execute();
      });
    },
  };
}

export function toUser(row: Selectable<Schema['users']>): StoredUser {
  return {
    userId: row.user_id,
    name: row.name,
    avatarUrl: row.avatar_url,
    createdAtMs: row.created_at_ms,
    tokenCutOffMs: row.token_cut_off_ms,
    deletedAtMs: row.deleted_at_ms,
  };
}
