import type { NCChannel, WireMessage } from '@nexconn-kit/protocol';
import type { NCChannelSummary, NCMessage } from '../messagesApi.ts';
import { decode } from './content.ts';
import type { ChannelRow, Key, Range, RecordsStep } from './records.ts';

export const channelKey = ({ type, id }: NCChannel): string => `${type}:${id}`;

/** Orders a channel: by time, and what is still being sent behind what was sent. */
export const keyOf = ({ channel, state, sentAtMs, messageId, clientMessageId }: NCMessage): Key => [
  channelKey(channel),
  state === 'sending' ? 1 : 0,
  sentAtMs,
  messageId ?? clientMessageId,
];

/** All of a channel, newest first. */
export const newestOf = (channel: NCChannel, limit: number, below: Key = [channelKey(channel), 2]): Range => ({
  above: [channelKey(channel)],
  below,
  limit,
  isDescending: true,
});

/** A message of the gateway's as its reader sees it. Only the reader's own client message ids mean anything to them. */
export function readMessage(wire: WireMessage, userId: string): NCMessage {
  const { messageId, channel, senderUserId, sentAtMs } = wire;
  const clientMessageId = (senderUserId === userId && wire.clientMessageId) || messageId;
  return { clientMessageId, messageId, channel, senderUserId, content: decode(wire), sentAtMs, state: 'sent' };
}

/**
 * Puts a message where it belongs; one of the user's own takes the place of what stood for it, and leaves the outbox.
 *
 * @returns what stood for it, where it was sent from here
 */
export async function settle(step: RecordsStep, message: NCMessage, userId: string): Promise<NCMessage | undefined> {
  const key = keyOf(message);
  if (message.senderUserId !== userId) {
    await step.put('messages', message, key);
    return undefined;
  }
  const own = await step.get('own', message.clientMessageId);
  const before = own && (await step.get('messages', own.key));
  if (own) await step.delete('messages', own.key);
  if (own?.outboxKey !== undefined) await step.delete('outbox', own.outboxKey);
  const row = { key, isFromHere: own?.isFromHere };
  await Promise.all([step.put('messages', message, key), step.put('own', row, message.clientMessageId)]);
  return own?.isFromHere && before;
}

/** A channel, and what the application sees of it. */
export const summaryOf = ({ channel, lastMessage, unreadCount }: ChannelRow): NCChannelSummary => ({
  channel,
  lastMessage,
  unreadCount,
});

/** Brings the row of a channel up to date with its messages. */
export async function refreshChannel(
  step: RecordsStep,
  channel: NCChannel,
  change: (row: ChannelRow) => Partial<ChannelRow> = () => ({}),
): Promise<NCChannelSummary> {
  const key = channelKey(channel);
  const [row = { channel, lastMessage: null, unreadCount: 0, floorMs: Infinity, era: -1 }, [last]] = await Promise.all([
    step.get('channels', key),
    step.list('messages', newestOf(channel, 1)),
  ]);
  const next = { ...row, lastMessage: last?.value ?? null, ...change(row) };
  await step.put('channels', next, key);
  return summaryOf(next);
}

/** Which run of unbroken news the store is in. */
export const eraOf = async (step: RecordsStep): Promise<number> => Number((await step.get('meta', 'era')) ?? 0);
