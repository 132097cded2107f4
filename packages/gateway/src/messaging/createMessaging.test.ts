import { EventEmitter } from 'node:events';
import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import type { StoredInboxPage } from '../domain/messageStore.ts';
import type { Store } from '../domain/store.ts';
import type { LinkSocket } from '../realtime/LinkSocket.ts';
import type { Session } from '../realtime/session.ts';
import { systemClock } from '../systemClock.ts';
import { createMessaging } from './createMessaging.ts';
import { Feeds } from './Feeds.ts';

const EMPTY: StoredInboxPage = { epoch: 'e', hasLost: false, messages: [], upTo: 0, hasMore: false };

describe('createMessaging', () => {
  it('reads for a few feeds at a time when all are nudged at once, and for each of them in the end', async () => {
    const read = new Set<string>();
    let [running, most] = [0, 0];
    const readInbox = async ({ userId }: { userId: string }): Promise<StoredInboxPage> => {
      most = Math.max(most, (running += 1));
      await new Promise((resolve) => void setImmediate(resolve));
      running -= 1;
      read.add(userId);
      return EMPTY;
    };
    const feeds = new Feeds();
    const parts = { store: { readInbox } as unknown as Store, delivery: { announce: () => {} }, clock: systemClock };
    const messaging = createMessaging({ ...parts, feeds, log: pino({ level: 'silent' }) });
    const socket = { conn: new EventEmitter() } as unknown as LinkSocket;
    const open = (userId: string) => messaging.openFeed(socket, { userId, sessionId: userId } as Session);
    (socket.conn as unknown as EventEmitter).setMaxListeners(0);
    const opened = Array.from({ length: 500 }, (_, number) => open(`user${number}`));
    for (const feed of opened) feed.follow(0);
    await expect.poll(() => read.size).toBe(500);
    expect(most).toBeLessThanOrEqual(10);
  });
});
