import type { NCChannel, NCMessage } from '@nexconn-kit/core';

export const withBob: NCChannel = { type: 'direct', id: 'bob' };
export const withCarol: NCChannel = { type: 'direct', id: 'carol' };

/** What the other one of a channel wrote at a time. */
export const messageOf = (sentAtMs: number, channel = withBob): NCMessage => ({
  clientMessageId: `id-${sentAtMs}`,
  messageId: `id-${sentAtMs}`,
  channel,
  senderUserId: channel.id,
  content: { text: `text ${sentAtMs}` },
  sentAtMs,
  state: 'sent',
});

export const textsOf = (messages: readonly NCMessage[]): unknown[] =>
  messages.map(({ content }) => ('text' in content ? content.text : content));
