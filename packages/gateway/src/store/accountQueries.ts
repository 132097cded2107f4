import type { Store } from '../domain/store.ts';
import type { Database } from './commit.ts';
import { holdSequence } from './holdSequence.ts';
import { toUser } from './userQueries.ts';

export function accountQueries({ db, commit }: Database): Pick<Store, 'softDelete' | 'restore' | 'listSoftDeleted'> {
  return {
    async softDelete(userIds, nowMs) {
      // One past now: a token issued in this very millisecond is void as well.
      const emptied = { name: '', avatar_url: '', deleted_at_ms: nowMs, token_cut_off_ms: nowMs + 1 };
      return commit(async (tx) => {
        const changes = { ...emptied, inbox_floor: await holdSequence(tx) };
        const active = tx.updateTable('users').set(changes).where('user_id', 'in', userIds);
        const rows = await active.where('deleted_at_ms', 'is', null).returning('user_id').execute();
        await tx.deleteFrom('kicks').where('user_id', 'in', userIds).execute();
        return rows.map((row) => row.user_id);
      });
    },

    restore(userIds, deletedUntilMs) {
      return commit(async (tx) => {
        const deleted = tx.selectFrom('users').selectAll().where('user_id', 'in', userIds);
        const tooRecent = deleted.where('deleted_at_ms', '>', deletedUntilMs).orderBy('deleted_at_ms', 'desc');
        const refused = await tooRecent.executeTakeFirst();
        if (refused !== undefined) return { tooRecent: toUser(refused) };
        // Nor does what was sent meanwhile come to somebody who was not there.
        const active = { deleted_at_ms: null, inbox_floor: await holdSequence(tx) };
        const update = tx.updateTable('users').set(active).where('user_id', 'in', userIds);
        // Asked again: another node may have deactivated one of them meanwhile.
        const restored = update.where('deleted_at_ms', '<=', deletedUntilMs).returning('user_id');
        return { restored: (await restored.execute()).map((row) => row.user_id) };
      });
    },

    async listSoftDeleted({ offset, limit }) {
      const deleted = db.selectFrom('users').select('user_id').where('deleted_at_ms', 'is not', null);
      const latestFirst = deleted.orderBy('deleted_at_ms', 'desc').orderBy('user_id');
      const rows = await latestFirst.limit(limit).offset(offset).execute();
      return rows.map((row) => row.user_id);
    },
  };
}
