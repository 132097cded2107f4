import type { NCChannel, WireMessage } from '@nexconn-kit/protocol';
import type { StoredMessage } from '../domain/messageStore.ts';

function channelOf({ channelType, toId, senderId }: StoredMessage, readerId: string): NCChannel {
  // A direct channel is named by the other one.
  return { type: channelType, id: channelType === 'direct' && senderId !== readerId ? senderId : toId };
}

/** A stored message, as one of its readers gets it. */
export function toWire(message: StoredMessage, readerId: string): WireMessage {
  const { sequence, messageId, clientMessageId, senderId, messageType, content, sentAtMs } = message;
  const channel = channelOf(message, readerId);
  return { sequence, messageId, clientMessageId, channel, senderUserId: senderId, messageType, content, sentAtMs };
}
