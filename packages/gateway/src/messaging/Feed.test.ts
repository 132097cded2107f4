import type { InboxPage } from '@nexconn-kit/protocol';
import { describe, expect, it } from 'vitest';
import type { StoredInboxPage, StoredMessage } from '../domain/messageStore.ts';
import { Feed } from './Feed.ts';

/** A feed over an inbox in which only sequences matter. */
function setUp() {
  const inbox: number[] = [];
  const pages: InboxPage[] = [];
  const errors: unknown[] = [];
  const read = async (after: number): Promise<StoredInboxPage> => {
    const messages = inbox.filter((sequence) => sequence > after).map((sequence) => ({ sequence }) as StoredMessage);
    return { epoch: 'e', forgottenUpTo: 0, messages, upTo: inbox.at(-1) ?? after, hasMore: false };
  };
  const push = async (page: InboxPage) => void pages.push(page);
  const feed = new Feed({ userId: 'ann', read, push, onError: (error) => void errors.push(error) });
  return { feed, inbox, pages, errors };
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
});
