import type { Transaction } from 'kysely';
import type { MessageDraft, StoredMessage } from '../domain/messageStore.ts';
import { channelKeyOf, messageIdOf, toMessage, toRow } from './messageRows.ts';
import { partsOf } from './partsOf.ts';
import { readMessages } from './readMessages.ts';
import type { Schema } from './schema.ts';

/** Messages of one call; their content is stored once. */
export interface Append {
  readonly drafts: readonly MessageDraft[];
  readonly nowMs: number;
  /** Whether what goes to a group is passed over when its sender is not in it. */
  readonly isForMembers: boolean;
}

/** Stores the messages of many calls, with as few statements as one call needs. */
export async function appendMessages(
  tx: Transaction<Schema>,
  appends: readonly Append[],
): Promise<readonly (readonly StoredMessage[])[]> {
  const count = appends.reduce((sum, { drafts }) => sum + drafts.length, 0);
  const { last_seq: lastSeq, epoch } = await takeSequences(tx, count);
  const known = await findSent(tx, appends, epoch);
  const members = await readMembers(tx, appends);
  const clocks = await readClocks(tx, appends);
  const rows: Schema['messages'][] = [];
  let sequence = lastSeq - count;

  const store = (draft: MessageDraft, nowMs: number, contentOf: number | null): StoredMessage => {
    const key = channelKeyOf(draft);
    const sentAtMs = Math.max(nowMs, (clocks.get(key) ?? 0) + 1);
    clocks.set(key, sentAtMs);
    const message = { ...draft, sequence, messageId: messageIdOf(epoch, sequence), sentAtMs };
    rows.push(toRow(message, contentOf));
    return message;
  };
  const stored = appends.map(({ drafts, nowMs, isForMembers }) => {
    let first: StoredMessage | undefined;
    return drafts.flatMap((draft) => {
      sequence += 1;
      const sent = known.get(sentKeyOf(draft));
      if (sent !== undefined) return [sent];
      if (isForMembers && draft.channelType === 'group' && !members.has(memberKeyOf(draft))) return [];
      const isShared = first !== undefined && first.content === draft.content;
      const message = store(draft, nowMs, isShared ? (first as StoredMessage).sequence : null);
      first ??= message;
      if (draft.clientMessageId !== null) known.set(sentKeyOf(draft), message);
      return [message];
    });
  });
  await writeRows(tx, rows);
  await writeClocks(tx, clocks);
  return stored;
}

// First of all: whoever changes the row holds it until the commit, and so sequences are committed in their order.
function takeSequences(tx: Transaction<Schema>, count: number) {
  return tx
    .updateTable('message_stream')
    .set(({ eb }) => ({ last_seq: eb('last_seq', '+', count) }))
    .returning(['last_seq', 'epoch'])
    .executeTakeFirstOrThrow();
}

const sentKeyOf = ({ senderId, clientMessageId }: MessageDraft): string => `${senderId} ${clientMessageId}`;

async function findSent(tx: Transaction<Schema>, appends: readonly Append[], epoch: string) {
  const drafts = appends.flatMap((append) => append.drafts.filter(({ clientMessageId }) => clientMessageId !== null));
  const known = new Map<string, StoredMessage>();
  for (const part of partsOf(drafts)) {
    const ids = part.map(({ clientMessageId }) => clientMessageId);
    const senders = [...new Set(part.map(({ senderId }) => senderId))];
    const query = readMessages(tx).where('m.sender_id', 'in', senders).where('m.client_message_id', 'in', ids);
    for (const row of await query.execute()) {
      const message = toMessage(row, epoch);
      known.set(sentKeyOf(message), message);
    }
  }
  return known;
}

const memberKeyOf = ({ toId, senderId }: Pick<MessageDraft, 'toId' | 'senderId'>): string => `${toId} ${senderId}`;

/** Senders who are in the groups they write to. Nobody leaves meanwhile: that takes the row of the sequence as well. */
async function readMembers(tx: Transaction<Schema>, appends: readonly Append[]): Promise<ReadonlySet<string>> {
  const checked = appends.filter(({ isForMembers }) => isForMembers).flatMap(({ drafts }) => drafts);
  const members = new Set<string>();
  for (const part of partsOf(checked.filter(({ channelType }) => channelType === 'group'))) {
    const [groupIds, senderIds] = [part.map(({ toId }) => toId), part.map(({ senderId }) => senderId)];
    const present = tx.selectFrom('memberships').select(['channel_id', 'user_id']).where('left_seq', 'is', null);
    const rows = await present.where('channel_id', 'in', groupIds).where('user_id', 'in', senderIds).execute();
    for (const row of rows) members.add(memberKeyOf({ toId: row.channel_id, senderId: row.user_id }));
  }
  return members;
}

async function readClocks(tx: Transaction<Schema>, appends: readonly Append[]): Promise<Map<string, number>> {
  const keys = new Set(appends.flatMap(({ drafts }) => drafts.map(channelKeyOf)));
  const clocks = new Map<string, number>();
  for (const part of partsOf([...keys])) {
    const rows = await tx.selectFrom('channel_clocks').selectAll().where('channel_key', 'in', part).execute();
    for (const row of rows) clocks.set(row.channel_key, row.last_sent_at_ms);
  }
  return clocks;
}

async function writeClocks(tx: Transaction<Schema>, clocks: ReadonlyMap<string, number>): Promise<void> {
  const rows = [...clocks].map(([key, sentAtMs]) => ({ channel_key: key, last_sent_at_ms: sentAtMs }));
  for (const part of partsOf(rows)) {
    await tx
      .insertInto('channel_clocks')
      .values(part)
      .onConflict((taken) =>
        taken.column('channel_key').doUpdateSet(({ ref }) => ({ last_sent_at_ms: ref('excluded.last_sent_at_ms') })),
      )
      .execute();
  }
}

async function writeRows(tx: Transaction<Schema>, rows: readonly Schema['messages'][]): Promise<void> {
  for (const part of partsOf(rows)) await tx.insertInto('messages').values(part).execute();
}
