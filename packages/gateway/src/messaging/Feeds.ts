import type { Feed } from './Feed.ts';

/** The feeds of this node's links. */
export class Feeds {
  readonly #byUser = new Map<string, Set<Feed>>();

  /** @returns takes it off again */
  add(userId: string, feed: Feed): () => void {
    const own = this.#byUser.get(userId) ?? new Set();
    this.#byUser.set(userId, own.add(feed));
    return () => {
      own.delete(feed);
      if (own.size === 0) this.#byUser.delete(userId);
    };
  }

  /** Something may have come to these users. */
  nudge(userIds: Iterable<string>): void {
    for (const userId of userIds) this.#byUser.get(userId)?.forEach((feed) => feed.nudge());
  }

  /** Something may have come to anybody. */
  nudgeAll(): void {
    this.nudge([...this.#byUser.keys()]);
  }
}
