import type { Verdict } from '@nexconn-kit/protocol';
import type { Session } from './session.ts';

/** The live sessions of this node. */
export interface Sessions {
  readonly count: number;
  watch(watcher: SessionWatcher): void;
  /** Whoever has one. */
  users(): readonly string[];
  /** Oldest first. */
  of(userId: string): readonly Session[];
  /** Does nothing for one that is there. */
  add(session: Session): void;
  /** Does nothing for one that is gone. */
  remove(session: Session): void;
  /** Ends the one of that id, or all of the user's, and takes them off. */
  end(userId: string, verdict: Verdict, sessionId?: string): void;
}

/** Hears of each session that takes a seat or gives it back. */
export interface SessionWatcher {
  added(session: Session): void;
  removed(session: Session): void;
}

export function createSessions(): Sessions {
  const watchers: SessionWatcher[] = [];
  const byUser = new Map<string, Set<Session>>();
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
    watch: (watcher) => void watchers.push(watcher),
    users: () => [...byUser.keys()],
    of,
    remove,
    add(session) {
      const own = byUser.get(session.userId) ?? new Set();
      if (own.has(session)) return;
      byUser.set(session.userId, own.add(session));
      count += 1;
      for (const watcher of watchers) watcher.added(session);
    },
    end(userId, verdict, sessionId) {
      for (const session of of(userId)) {
        if (sessionId !== undefined && session.sessionId !== sessionId) continue;
        session.end(verdict);
        remove(session);
      }
    },
  };
}
