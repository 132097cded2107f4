import type { Transaction } from 'kysely';
import type { HistoryQuery, MessageStore } from '../domain/messageStore.ts';
import type { Database } from './commit.ts';
import { createMessageLane } from './createMessageLane.ts';
import { channelKeyOf, toMessage } from './messageRows.ts';
import { readInbox } from './readInbox.ts';
import { readMessages } from './readMessages.ts';
import type { Schema } from './schema.ts';

export function messageQueries(database: Database): MessageStore {
  const { db, commit } = database;
  const append = createMessageLane(commit);
  return {
    appendMessages: (drafts, nowMs) => append({ drafts, nowMs, isForMembers: false }),

    async appendOwn(draft, nowMs) {
      return (await append({ drafts: [draft], nowMs, isForMembers: true }))[0];
    },

    readInbox: (query) => readInbox(database, query),

    async listHistory(query) {
      const { epoch } = await db.selectFrom('message_stream').select('epoch').executeTakeFirstOrThrow();
      const rows = await historyOf(db, query).execute();
      return rows.map((row) => toMessage(row, epoch));
    },

    forgetMessages: (beforeMs, limit) => commit((tx) => forget(tx, beforeMs, limit)),
  };
}

function historyOf(db: Database['db'], { channelType, userId, toId, fromMs, untilMs, limit }: HistoryQuery) {
  const key = channelKeyOf({ channelType, senderId: userId, toId });
  const inChannel = readMessages(db)
    .where('m.channel_key', '=', key)
    .where('m.sent_at_ms', '>=', fromMs)
    .where('m.sent_at_ms', '<=', untilMs)
    .where('m.is_persisted', '=', 1)
    .where('m.seq', '>', ({ selectFrom }) =>
      selectFrom('users').select('users.inbox_floor').where('users.user_id', '=', userId),
    )
    .orderBy('m.sent_at_ms', 'desc')
    .limit(limit);
  if (channelType === 'direct') return inChannel;
  return inChannel.where(({ eb, or, exists, selectFrom }) => {
    const periods = selectFrom('memberships as p')
      .select('p.joined_seq')
      .where('p.channel_id', '=', toId)
      .where('p.user_id', '=', userId)
      .whereRef('p.joined_seq', '<', 'm.seq')
      .where((period) =>
        period.or([period('p.left_seq', 'is', null), period('p.left_seq', '>=', period.ref('m.seq'))]),
      );
    return or([eb('m.sender_id', '=', userId), exists(periods)]);
  });
}

async function forget(tx: Transaction<Schema>, beforeMs: number, limit: number): Promise<number> {
  const oldest = tx.selectFrom('messages').select(['seq', 'sent_at_ms', 'content_of']).orderBy('seq');
  // One more, to see whether it needs the content of one before it.
  const rows = await oldest.limit(limit + 1).execute();
  const firstKept = rows.find(({ sent_at_ms: sentAtMs }, index) => sentAtMs >= beforeMs || index === limit);
  const until = firstKept === undefined ? Infinity : (firstKept.content_of ?? firstKept.seq);
  const gone = rows.filter(({ seq }) => seq < until);
  const last = gone.at(-1);
  if (last === undefined) return 0;
  // Another node may have deleted more meanwhile: what was forgotten once stays so.
  const stream = tx.updateTable('message_stream').set({ forgotten_seq: last.seq });
  await stream.where('forgotten_seq', '<', last.seq).execute();
  await tx.deleteFrom('messages').where('seq', '<=', last.seq).execute();
  return gone.length;
}
