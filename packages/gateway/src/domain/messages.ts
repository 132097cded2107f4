import type { DomainContext } from './context.ts';
import type { ChannelType, MessageDraft } from './messageStore.ts';
import { knownUser } from './users.ts';

interface Text {
  readonly fromUserId: string;
  readonly messageType: string;
  readonly content: string;
}

interface DirectCall extends Text {
  readonly toUserIds: readonly string[];
  readonly isEchoToSender: 0 | 1;
  readonly shouldPersist: 0 | 1;
}

interface HistoryCall {
  readonly userId: string;
  readonly channelId: string;
  readonly startAt: number;
  readonly endAt: number;
  readonly includeStart: boolean;
  readonly pageSize: number;
}

/** Stores one message for each of the users, and has them delivered. */
export async function sendDirect(context: DomainContext, call: DirectCall) {
  const flags = { isEchoed: call.isEchoToSender === 1, isPersisted: call.shouldPersist === 1 };
  const stored = await send(context, call, call.toUserIds, { channelType: 'direct', ...flags });
  return { messageIds: stored.map(({ toId, messageId }) => ({ userId: toId, messageId })) };
}

/** Stores one message for each of the groups, whoever is in them, and has them delivered. */
export async function sendGroup(context: DomainContext, call: Text & { toChannelIds: readonly string[] }) {
  const flags = { channelType: 'group', isEchoed: true, isPersisted: true } as const;
  const stored = await send(context, call, call.toChannelIds, flags);
  return { messageIds: stored.map(({ toId, messageId }) => ({ channelId: toId, messageId })) };
}

async function send(
  { store, clock, delivery }: DomainContext,
  { fromUserId, messageType, content }: Text,
  toIds: readonly string[],
  flags: Pick<MessageDraft, 'channelType' | 'isEchoed' | 'isPersisted'>,
) {
  const drafts = [...new Set(toIds)].map((toId) => ({
    ...flags,
    toId,
    senderId: fromUserId,
    clientMessageId: null,
    messageType,
    content,
  }));
  const stored = await store.appendMessages(drafts, clock.nowMs());
  delivery.announce(stored);
  return stored;
}

export const listDirectHistory = historyOf('direct');
export const listGroupHistory = historyOf('group');

/** Newest first. No two messages of a channel have the same time, so pages that go on from the last one's lose none. */
function historyOf(channelType: ChannelType) {
  return async (context: DomainContext, call: HistoryCall) => {
    const { userId } = await knownUser(context, call.userId);
    const messages = await context.store.listHistory({
      channelType,
      userId,
      toId: call.channelId,
      fromMs: call.endAt,
      untilMs: call.includeStart ? call.startAt : call.startAt - 1,
      limit: call.pageSize,
    });
    return {
      messages: messages.map(({ senderId, messageId, sentAtMs, messageType, content }) => ({
        channelId: call.channelId,
        fromUserId: senderId,
        messageId,
        sentAt: sentAtMs,
        messageType,
        content,
      })),
    };
  };
}
