import type { InboxQuery, StoredInboxPage, StoredMessage } from '../domain/messageStore.ts';
import type { Database } from './commit.ts';
import { hasLost } from './losses.ts';
import { toMessage } from './messageRows.ts';
import { readMessages } from './readMessages.ts';
import { sequencesInGroups } from './sequencesInGroups.ts';

/** Characters of content a page holds, but for a single longer message: more would be tens of megabytes in one frame. */
const LARGEST_PAGE = 1024 * 1024;

function pageOf(found: readonly StoredMessage[], limit: number): readonly StoredMessage[] {
  let size = 0;
  const end = found.findIndex(({ content }) => (size += content.length) > LARGEST_PAGE);
  return found.slice(0, end === -1 ? limit : Math.min(limit, Math.max(1, end)));
}

/**
 * What came to an inbox after a sequence: to the user, from the user, or in a group while the user was in it. Three
 * reads along an index each, for one over all of it would walk through everybody's messages.
 */
export async function readInbox({ db, dialect }: Database, query: InboxQuery): Promise<StoredInboxPage> {
  const { userId, limit } = query;
  // First, so that nothing up to it can still be on its way.
  const stream = await db.selectFrom('message_stream').selectAll().executeTakeFirstOrThrow();
  const user = await db.selectFrom('users').select('inbox_floor').where('user_id', '=', userId).executeTakeFirst();
  const after = Math.max(query.after, user?.inbox_floor ?? 0);
  const stretch = () =>
    readMessages(db)
      .where('m.seq', '>', after)
      .where('m.seq', '<=', stream.last_seq)
      .orderBy('m.seq')
      .limit(limit + 1);
  const inGroups = sequencesInGroups(dialect, { userId, after, upTo: stream.last_seq, limit: limit + 1 });
  const rows = await Promise.all([
    stretch().where('m.recipient_id', '=', userId).execute(),
    stretch().where('m.sender_id', '=', userId).where('m.is_echoed', '=', 1).execute(),
    readMessages(db).where('m.seq', 'in', inGroups).execute(),
  ]);
  const bySequence = new Map(rows.flat().map((row) => [row.seq, toMessage(row, stream.epoch)]));
  const found = [...bySequence.values()].toSorted((one, other) => one.sequence - other.sequence);
  const messages = pageOf(found, limit);
  const hasMore = found.length > messages.length;
  const upTo = hasMore ? (messages.at(-1) as StoredMessage).sequence : stream.last_seq;
  const lost = after < stream.forgotten_seq && (await hasLost(db, userId, after));
  return { epoch: stream.epoch, hasLost: lost, messages, upTo, hasMore };
}
