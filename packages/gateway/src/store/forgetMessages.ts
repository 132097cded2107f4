import type { Transaction } from 'kysely';
import { noteLosses } from './losses.ts';
import { partsOf } from './partsOf.ts';
import type { Schema } from './schema.ts';

type Tx = Transaction<Schema>;
type Row = Pick<Schema['messages'], 'seq' | 'channel_key' | 'recipient_id' | 'sender_id' | 'is_echoed'>;

/** Deletes the oldest messages that were sent before `beforeMs`, and remembers of each inbox up to where. */
export async function forgetMessages(tx: Tx, beforeMs: number, limit: number): Promise<number> {
  const oldest = tx.selectFrom('messages').select(['seq', 'sent_at_ms', 'content_of']).orderBy('seq');
  const inboxes = oldest.select(['channel_key', 'recipient_id', 'sender_id', 'is_echoed']);
  // One more, to see whether it needs the content of one before it.
  const rows = await inboxes.limit(limit + 1).execute();
  const firstKept = rows.find(({ sent_at_ms: sentAtMs }, index) => sentAtMs >= beforeMs || index === limit);
  const until = firstKept === undefined ? Infinity : (firstKept.content_of ?? firstKept.seq);
  const gone = rows.filter(({ seq }) => seq < until);
  const last = gone.at(-1);
  if (last === undefined) return 0;
  // Another node may have deleted more meanwhile: what was forgotten once stays so.
  const stream = tx.updateTable('message_stream').set({ forgotten_seq: last.seq });
  await stream.where('forgotten_seq', '<', last.seq).execute();
  await noteLosses(tx, lossesOf(gone));
  await tx.deleteFrom('messages').where('seq', '<=', last.seq).execute();
  await forgetClocks(tx, beforeMs, [...new Set(gone.map((row) => row.channel_key))]);
  return gone.length;
}

/** The newest one of each inbox; they come in their order. */
function lossesOf(gone: readonly Row[]): ReadonlyMap<string, number> {
  const losses = new Map<string, number>();
  for (const row of gone) {
    losses.set(row.recipient_id === null ? row.channel_key : `u:${row.recipient_id}`, row.seq);
    if (row.is_echoed === 1) losses.set(`u:${row.sender_id}`, row.seq);
  }
  return losses;
}

/** A clock keeps a channel's messages in order; without messages there is nothing to keep. */
async function forgetClocks(tx: Tx, beforeMs: number, channelKeys: readonly string[]): Promise<void> {
  for (const part of partsOf(channelKeys)) {
    const clocks = tx.deleteFrom('channel_clocks').where('channel_key', 'in', part);
    await clocks
      .where('last_sent_at_ms', '<', beforeMs)
      .where(({ not, exists, selectFrom }) => {
        const left = selectFrom('messages').select('seq');
        return not(exists(left.whereRef('messages.channel_key', '=', 'channel_clocks.channel_key')));
      })
      .execute();
  }
}
