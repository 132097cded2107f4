import type { InboxPage } from '@nexconn-kit/protocol';
import { describe, expect, it } from 'vitest';
import type { StoredInboxPage, StoredMessage } from '../domain/messageStore.ts';
import { Feed } from './Feed.ts';

/** A feed over an inbox in which only sequences matter. */
function setUp() {
  const inbox: number[] = [];
  const pages: InboxPage[] = [];
  const errors: unknown[] = [];
  const store = { isAway: false };
  const waiting: (() => void)[] = [];
  const read = async (after: number): Promise<StoredInboxPage> => {
    if (store.isAway) throw new Error('no store');
    const messages = inbox.filter((sequence) => sequence > after).map((sequence) => ({ sequence }) as StoredMessage);
    return { epoch: 'e', hasLost: false, messages, upTo: inbox.at(-1) ?? after, hasMore: false };
  };
  const push = async (page: InboxPage) => void pages.push(page);
  const onError = (error: unknown) => void errors.push(error);
  const feed = new Feed({ userId: 'ann', read, push, onError, later: (work) => void waiting.push(work) });
  return { feed, inbox, pages, errors, store, waiting };
}
const settled = () => new Promise((resolve) => void setImmediate(resolve));
const rangesOf = (pages: readonly InboxPage[]) => pages.map(({ after, upTo }) => [after, upTo]);

describe('Feed', () => {
  it('sends what came between the last page that was pulled and the moment it follows', async () => {
    const { feed, inbox, pages } = setUp();
    inbox.push(8);
    feed.nudge();
    await settled();
    expect(pages).toEqual([]);
    feed.follow(7);
    await settled();
    expect(rangesOf(pages)).toEqual([[7, 8]]);
  });

  it('sends nothing more once the client pulls by itself again', async () => {
    const { feed, inbox, pages, errors } = setUp();
    feed.follow(0);
    feed.pause();
    inbox.push(1);
    feed.nudge();
    await settled();
    expect([pages, errors]).toEqual([[], []]);
  });

  it('goes on from the page before, whatever came without a message for it', async () => {
    const { feed, inbox, pages } = setUp();
    feed.follow(3);
    await settled();
    for (const sequence of [5, 9]) {
      inbox.push(sequence);
      feed.nudge();
      await settled();
    }
    expect(rangesOf(pages)).toEqual([
      [3, 5],
      [5, 9],
    ]);
  });

  it('sends what it could not read, once the store is back', async () => {
    const { feed, inbox, pages, errors, store, waiting } = setUp();
    feed.follow(3);
    await settled();
    store.isAway = true;
    inbox.push(5);
    feed.nudge();
    await settled();
    expect([pages, errors.length]).toEqual([[], 1]);
    store.isAway = false;
    waiting.splice(0).forEach((work) => work());
    await settled();
    expect(rangesOf(pages)).toEqual([[3, 5]]);
    expect(waiting).toEqual([]);
  });

  it.each(Array.from({ length: 20 }, (_, turns) => turns))(
    'loses no nudge that comes %i turns after another',
    async (turns) => {
      const { feed, inbox, pages } = setUp();
      inbox.push(5);
      feed.follow(3);
      for (let turn = 0; turn < turns; turn += 1) await Promise.resolve();
      inbox.push(9);
      feed.nudge();
      await settled();
      expect(pages.at(-1)?.upTo).toBe(9);
    },
  );
});
