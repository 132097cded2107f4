import type { MessageDraft, StoredMessage } from '../domain/messageStore.ts';
import type { Schema } from './schema.ts';

type Row = Schema['messages'];

/** Both users of a direct channel come to the same key; none of the marks can stand in an id. */
export function channelKeyOf({ channelType, senderId, toId }: Pick<MessageDraft, 'channelType' | 'senderId' | 'toId'>) {
  return channelType === 'group' ? `g:${toId}` : `d:${[senderId, toId].toSorted().join(':')}`;
}

/** @param contentOf the message that has the content already */
export function toRow(message: StoredMessage, contentOf: number | null): Row {
  return {
    seq: message.sequence,
    channel_key: channelKeyOf(message),
    recipient_id: message.channelType === 'direct' ? message.toId : null,
    sender_id: message.senderId,
    client_message_id: message.clientMessageId,
    sent_at_ms: message.sentAtMs,
    message_type: message.messageType,
    content: contentOf === null ? message.content : null,
    content_of: contentOf,
    is_echoed: Number(message.isEchoed),
    is_persisted: Number(message.isPersisted),
  };
}

export function toMessage(row: Omit<Row, 'content_of'>, epoch: string): StoredMessage {
  return {
    channelType: row.recipient_id === null ? 'group' : 'direct',
    toId: row.recipient_id ?? row.channel_key.slice('g:'.length),
    senderId: row.sender_id,
    clientMessageId: row.client_message_id,
    messageType: row.message_type,
    content: row.content ?? '',
    isEchoed: row.is_echoed === 1,
    isPersisted: row.is_persisted === 1,
    sequence: row.seq,
    messageId: messageIdOf(epoch, row.seq),
    sentAtMs: row.sent_at_ms,
  };
}

/** Unique also beside the messages of a store that was lost. */
export function messageIdOf(epoch: string, sequence: number): string {
  return `${epoch}-${sequence.toString(36)}`;
}
