import { type Kysely, sql, type Transaction } from 'kysely';
import { partsOf } from './partsOf.ts';
import type { Schema } from './schema.ts';

/** Everybody's: what was deleted before losses were kept apart. */
export const ANYBODY = '*';

/** @param losses the newest sequence that was deleted, of `u:` a user or `g:` a group */
export async function noteLosses(tx: Transaction<Schema>, losses: ReadonlyMap<string, number>): Promise<void> {
  // In one order always: two nodes that lock the same rows in different ones would block each other.
  const rows = [...losses]
    .map(([inbox, seq]) => ({ inbox, seq }))
    .toSorted((one, other) => (one.inbox < other.inbox ? -1 : 1));
  for (const part of partsOf(rows)) {
    await tx
      .insertInto('inbox_losses')
      .values(part)
      .onConflict((known) =>
        known
          .column('inbox')
          .doUpdateSet(({ ref }) => ({ seq: ref('excluded.seq') }))
          .whereRef('inbox_losses.seq', '<', 'excluded.seq'),
      )
      .execute();
  }
}

/** Whether something was deleted that the user, who knows everything up to `after`, would have read. */
export async function hasLost(db: Kysely<Schema>, userId: string, after: number): Promise<boolean> {
  const own = db
    .selectFrom('inbox_losses')
    .select('seq')
    .where('inbox', 'in', [`u:${userId}`, ANYBODY]);
  const inGroups = db
    .selectFrom('memberships as p')
    .innerJoin('inbox_losses as l', (join) => join.on('l.inbox', '=', sql<string>`'g:' || p.channel_id`))
    .select('l.seq')
    .where('p.user_id', '=', userId)
    .where('l.seq', '>', after)
    .whereRef('l.seq', '>', 'p.joined_seq')
    .where(({ eb, or }) => or([eb('p.left_seq', 'is', null), eb('p.left_seq', '>', after)]));
  return (await own.where('seq', '>', after).unionAll(inGroups).limit(1).execute()).length > 0;
}
