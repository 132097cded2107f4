import {
  type HistoryAnswer,
  type HistoryRequest,
  NCErrorCode,
  type PullAnswer,
  type PullRequest,
  type SendAnswer,
  type SendRequest,
} from '@nexconn-kit/protocol';
import type { Clock } from '../clock.ts';
import type { Delivery } from '../domain/context.ts';
import type { Store } from '../domain/store.ts';
import type { Session } from '../realtime/session.ts';
import type { Feed } from './Feed.ts';
import { toWire } from './toWire.ts';

export interface MessagingContext {
  readonly store: Store;
  readonly delivery: Delivery;
  readonly clock: Clock;
}

type Asker = Pick<Session, 'userId'>;

const REFUSED: SendAnswer = { isOk: false, code: NCErrorCode.MessageRefused };

/** Stores a message of the client, and answers when it is stored. */
export async function send(
  { store, delivery, clock }: MessagingContext,
  { userId }: Asker,
  { clientMessageId, channel, messageType, content }: SendRequest,
): Promise<SendAnswer> {
  const draft = {
    channelType: channel.type,
    toId: channel.id,
    senderId: userId,
    clientMessageId,
    messageType,
    content,
    isEchoed: true,
    isPersisted: true,
  };
  const stored = await store.appendOwn(draft, clock.nowMs());
  if (stored === undefined) return REFUSED;
  delivery.announce([stored]);
  return { isOk: true, messageId: stored.messageId, sentAtMs: stored.sentAtMs };
}

/** Answers a page of the inbox; after the last one, what comes is sent by itself. */
export async function pull(
  { store }: MessagingContext,
  { userId }: Asker,
  feed: Feed,
  { epoch: knownEpoch, after: asked, limit }: PullRequest,
): Promise<PullAnswer> {
  feed.pause();
  let page = await store.readInbox({ userId, after: asked, limit });
  const isOtherLife = knownEpoch !== null && knownEpoch !== page.epoch;
  if (isOtherLife) page = await store.readInbox({ userId, after: 0, limit });
  const { epoch, hasLost, messages, upTo, hasMore } = page;
  const after = isOtherLife ? 0 : Math.min(asked, upTo);
  const isLate = knownEpoch !== null && hasLost;
  const gap = isOtherLife ? 'epoch' : isLate ? 'retention' : undefined;
  if (!hasMore) feed.follow(upTo);
  return {
    epoch,
    after,
    upTo,
    messages: messages.map((message) => toWire(message, userId)),
    hasMore,
    ...(gap !== undefined && { gap }),
  };
}

/** Answers older messages of a channel, as the user may see them. */
export async function history(
  { store }: MessagingContext,
  { userId }: Asker,
  { channel, beforeMs, limit }: HistoryRequest,
): Promise<HistoryAnswer> {
  const found = await store.listHistory({
    channelType: channel.type,
    userId,
    toId: channel.id,
    fromMs: 0,
    untilMs: (beforeMs ?? Number.MAX_SAFE_INTEGER) - 1,
    limit: limit + 1,
  });
  const messages = found.slice(0, limit).map((message) => toWire(message, userId));
  return { messages: messages.toReversed(), hasMore: found.length > limit };
}
