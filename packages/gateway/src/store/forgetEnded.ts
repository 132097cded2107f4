import { type Kysely, sql, type Transaction } from 'kysely';
import { noteLosses } from './losses.ts';
import { partsOf } from './partsOf.ts';
import type { Schema } from './schema.ts';

type Tx = Transaction<Schema>;

/** One commit's worth: more would hold up everybody else. */
const MOST_AT_ONCE = 5_000;

/** Deletes bans that ended before `beforeMs`, memberships that have nothing left to show, and groups that were theirs. */
export async function forgetEnded(tx: Tx, beforeMs: number): Promise<void> {
  await tx.deleteFrom('bans').where('expires_at_ms', '<', beforeMs).execute();
  const ended = await readEnded(tx);
  const lastLeft = ended.at(-1)?.left_seq;
  if (lastLeft === undefined || lastLeft === null) return;
  await noteLosses(tx, lossesOf(ended));
  await tx.deleteFrom('memberships').where('left_seq', '<=', lastLeft).execute();
  await forgetGroups(tx, [...new Set(ended.map((row) => row.channel_id))]);
}

/** Those whose last message was deleted, the oldest first, and what was deleted of their groups. */
async function readEnded(tx: Tx) {
  const { forgotten_seq: forgotten } = await tx
    .selectFrom('message_stream')
    .select('forgotten_seq')
    .executeTakeFirstOrThrow();
  const past = tx.selectFrom('memberships').select('left_seq').where('left_seq', '<=', forgotten).orderBy('left_seq');
  const beyond = await past.offset(MOST_AT_ONCE).limit(1).executeTakeFirst();
  return withLosses(tx)
    .where('p.left_seq', '<=', beyond?.left_seq ?? forgotten)
    .orderBy('p.left_seq')
    .execute();
}

const withLosses = (tx: Kysely<Schema>) =>
  tx
    .selectFrom('memberships as p')
    .leftJoin('inbox_losses as l', (join) => join.on('l.inbox', '=', sql<string>`'g:' || p.channel_id`))
    .select(['p.channel_id', 'p.user_id', 'p.joined_seq', 'p.left_seq', 'l.seq']);

/** What was lost of a group is lost to who was in it, also when nobody knows any more who that was. */
function lossesOf(ended: Awaited<ReturnType<typeof readEnded>>): ReadonlyMap<string, number> {
  const losses = new Map<string, number>();
  for (const { user_id: userId, joined_seq: joined, left_seq: left, seq } of ended) {
    if (seq === null || left === null || seq <= joined) continue;
    const key = `u:${userId}`;
    losses.set(key, Math.max(losses.get(key) ?? 0, Math.min(left, seq)));
  }
  return losses;
}

async function forgetGroups(tx: Tx, channelIds: readonly string[]): Promise<void> {
  for (const part of partsOf(channelIds)) {
    const dismissed = tx
      .deleteFrom('chat_groups')
      .where('channel_id', 'in', part)
      .where('dismissed_at_ms', 'is not', null);
    await dismissed
      .where(({ not, exists, selectFrom }) => {
        const periods = selectFrom('memberships').select('user_id');
        return not(exists(periods.whereRef('memberships.channel_id', '=', 'chat_groups.channel_id')));
      })
      .execute();
  }
}
