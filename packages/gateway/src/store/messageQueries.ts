import type { HistoryQuery, MessageStore } from '../domain/messageStore.ts';
import type { Database } from './commit.ts';
import { createMessageLane } from './createMessageLane.ts';
import { forgetEnded } from './forgetEnded.ts';
import { forgetMessages } from './forgetMessages.ts';
import { channelKeyOf, toMessage } from './messageRows.ts';
import { readInbox } from './readInbox.ts';
import { readMessages } from './readMessages.ts';

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

    forgetMessages: (beforeMs, limit) => commit((tx) => forgetMessages(tx, beforeMs, limit)),
    forgetEnded: (beforeMs) => commit((tx) => forgetEnded(tx, beforeMs)),
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
