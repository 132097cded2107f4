import type { Presence } from '../domain/context.ts';
import { createKeyedLock, type KeyedLock } from './keyedLock.ts';
import type { Session } from './session.ts';

/** The live sessions of this node. */
export interface Sessions extends Presence {
  readonly count: number;
  /** Runs what decides over a user's seats alone, so that no two dials decide on the same sight. */
  readonly exclusive: KeyedLock;
  /** Oldest first. */
  of(userId: string): readonly Session[];
  add(session: Session): void;
  /** Does nothing for one that is gone. */
  remove(session: Session): void;
}

/** Hears of each session that takes a seat or gives it back. */
export interface SessionWatcher {
  added(session: Session): void;
  removed(session: Session): void;
}

export function createSessions(watchers: readonly SessionWatcher[] = []): Sessions {
  const byUser = new Map<string, Set<Session>>();
  const exclusive = createKeyedLock();
  let count = 0;

  const of = (userId: string): readonly Session[] => [...(byUser.get(userId) ?? [])];
  const remove = (session: Session): void => {
    const own = byUser.get(session.userId);
    if (own?.delete(session) !== true) return;
    count -= 1;
    if (own.size === 0) byUser.delete(session.userId);
    for (const watcher of watchers) watcher.removed(session);
  };

  return {
    get count() {
      return count;
    },
    exclusive,
    of,
    remove,
    add(session) {
      byUser.set(session.userId, (byUser.get(session.userId) ?? new Set()).add(session));
      count += 1;
      for (const watcher of watchers) watcher.added(session);
    },
    isOnline: (userId) => byUser.has(userId),
    cut: (userId, verdict) =>
      exclusive(userId, async () => {
        for (const session of of(userId)) {
          session.end(verdict);
          remove(session);
        }
      }),
  };
}
