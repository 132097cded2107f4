import { EVENT, type InboxPage } from '@nexconn-kit/protocol';
import type { FastifyBaseLogger } from 'fastify';
import type { LinkSocket } from '../realtime/LinkSocket.ts';
import type { Session } from '../realtime/session.ts';
import type { MessagingContext } from './answerMessages.ts';
import { ASK_AGAIN_MS } from './createDelivery.ts';
import { createGate } from './createGate.ts';
import { Feed } from './Feed.ts';
import type { Feeds } from './Feeds.ts';

/** Messages a page that is sent unasked. */
const PAGE = 100;
/** Feeds that read at a time: when all are nudged at once, thousands would, and nobody else came to the store. */
const READERS = 8;

/** What links need to send, pull and be sent messages. */
export interface Messaging extends MessagingContext {
  /** A feed of its own for a link that pulls, for as long as the connection stands. */
  openFeed(socket: LinkSocket, session: Session): Feed;
}

export interface MessagingParts extends MessagingContext {
  readonly feeds: Feeds;
  readonly log: FastifyBaseLogger;
}

export function createMessaging({ feeds, log, ...parts }: MessagingParts): Messaging {
  const gate = createGate(READERS);
  return {
    ...parts,
    openFeed(socket, { userId, sessionId }) {
      const feed = new Feed({
        userId,
        read: (after) => gate(() => parts.store.readInbox({ userId, after, limit: PAGE })),
        push: (page: InboxPage) => new Promise<void>((taken) => void socket.emit(EVENT.messages, page, () => taken())),
        onError: (err) => log.error({ err, userId, sessionId }, 'feed failed'),
        later: (work) => void parts.clock.schedule(work, ASK_AGAIN_MS),
      });
      const takeOff = feeds.add(userId, feed);
      socket.conn.once('close', () => {
        takeOff();
        feed.pause();
      });
      return feed;
    },
  };
}
