import type { SendAnswer } from '@nexconn-kit/protocol';
import type { NCChannelSummary, NCMessage } from '../messagesApi.ts';
import { decode } from './content.ts';
import { OUTBOX_MESSAGES } from './numbers.ts';
import type { Entry, OutboxRow, RecordsStep } from './records.ts';
import { keyOf, newestOf, refreshChannel, settle } from './rows.ts';

export type Enqueued = readonly [message: NCMessage, summary: NCChannelSummary | null];

/** Writes a message that waits, behind all others; one that waits or is sent already stays as it is. Null: the outbox is full. */
export async function enqueue(
  step: RecordsStep,
  row: OutboxRow,
  userId: string,
  nowMs: number,
): Promise<Enqueued | null> {
  const { clientMessageId, channel } = row;
  const own = await step.get('own', clientMessageId);
  const before = own && (await step.get('messages', own.key));
  if (before && before.state !== 'failed') return [before, null];
  if ((await step.count('outbox')) >= OUTBOX_MESSAGES) return null;
  const [last] = await step.list('messages', newestOf(channel, 1));
  const sentAtMs = last?.value.state === 'sending' ? Math.max(nowMs, last.value.sentAtMs + 1) : nowMs;
  const content = decode(row);
  const base = { clientMessageId, channel, content, sentAtMs, messageId: null, senderUserId: userId };
  const message: NCMessage = { ...base, state: 'sending' };
  const outboxKey = await step.append(row);
  await settle(step, message, userId);
  await step.put('own', { key: keyOf(message), outboxKey, isFromHere: true }, clientMessageId);
  return [message, await refreshChannel(step, channel)];
}

export interface Concluded {
  readonly message: NCMessage;
  readonly summary: NCChannelSummary;
  /** False where it was known already, such as by its echo. */
  readonly isNews: boolean;
}

/** What becomes of a message with the gateway's answer; null: with its user's leaving. */
export async function conclude(
  step: RecordsStep,
  { key, value: { clientMessageId } }: Entry<OutboxRow>,
  answer: SendAnswer | null,
  userId: string,
): Promise<Concluded | null> {
  await step.delete('outbox', key);
  const own = await step.get('own', clientMessageId);
  const before = own && (await step.get('messages', own.key));
  if (!before) return null;
  const isNews = before.state === 'sending';
  const { messageId, sentAtMs, state } = answer?.isOk
    ? ({ ...answer, state: 'sent' } as const)
    : ({ ...before, state: 'failed' } as const);
  const message: NCMessage = isNews ? { ...before, messageId, sentAtMs, state } : before;
  if (isNews) await settle(step, message, userId);
  return { message, summary: await refreshChannel(step, message.channel), isNews };
}

/** What was waiting when its user signed out has failed. */
export async function failLeft(step: RecordsStep, userId: string, isAll = false): Promise<void> {
  const rows = await step.list('outbox');
  for (const row of rows) if (isAll || row.value.isLeft) await conclude(step, row, null, userId);
}
