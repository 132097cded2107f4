import type { GroupStore } from '../domain/groupStore.ts';
import type { Feeds } from './Feeds.ts';

export interface GroupNudgesParts {
  readonly store: Pick<GroupStore, 'readerIds'>;
  readonly feeds: Feeds;
  readonly onError: (error: unknown) => void;
  /** Runs it a while later. */
  readonly later: (work: () => void) => void;
}

/**
 * Nudges the feeds of whoever is in a group. Its readers are asked for once at a time: what comes meanwhile shares the
 * next answer, so that a busy group costs the store no read a message.
 */
export class GroupNudges {
  readonly #parts: GroupNudgesParts;
  /** Groups that something came to, and the oldest sequence of it. */
  readonly #since = new Map<string, number>();
  readonly #running = new Set<string>();

  constructor(parts: GroupNudgesParts) {
    this.#parts = parts;
  }

  /** Something came to the group, with this sequence or later ones. */
  nudge(groupId: string, since: number): void {
    this.#since.set(groupId, Math.min(since, this.#since.get(groupId) ?? since));
    if (this.#running.has(groupId)) return;
    this.#running.add(groupId);
    void this.#run(groupId);
  }

  async #run(groupId: string): Promise<void> {
    let since = this.#take(groupId);
    try {
      for (; since !== undefined; since = this.#take(groupId)) await this.#nudgeReaders(groupId, since);
      this.#running.delete(groupId);
    } catch (error) {
      this.#running.delete(groupId);
      this.#parts.onError(error);
      const missed = since as number;
      this.#parts.later(() => this.nudge(groupId, missed));
    }
  }

  #take(groupId: string): number | undefined {
    const since = this.#since.get(groupId);
    this.#since.delete(groupId);
    return since;
  }

  async #nudgeReaders(groupId: string, since: number): Promise<void> {
    const { store, feeds } = this.#parts;
    feeds.nudge(await store.readerIds(groupId, since));
  }
}
