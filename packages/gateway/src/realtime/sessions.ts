import type { NCCategory, Verdict } from '@nexconn-kit/protocol';
import type { Clock } from '../clock.ts';
import type { Presence } from '../domain/context.ts';
import { BREAKER_WINDOW_MS, type Seat } from '../domain/seats.ts';
import { createKeyedLock, type KeyedLock } from './keyedLock.ts';

/** A live session: a seat, and the link that can be ended. */
export interface Session extends Seat {
  readonly userId: string;
  end(verdict: Verdict): void;
}

/** The live sessions of this node. */
export interface Sessions extends Presence {
  /** Runs what decides over a user's seats alone, so that no two dials decide on the same sight. */
  readonly exclusive: KeyedLock;
  /** Oldest first. */
  of(userId: string): readonly Session[];
  add(session: Session): void;
  /** Does nothing for one that is gone. */
  remove(session: Session): void;
  noteKick(userId: string, category: NCCategory, atMs: number): void;
  /** When clients of the user and category were kicked in the breaker's window. */
  kickedAtMs(userId: string, category: NCCategory): readonly number[];
  readonly count: number;
}

export function createSessions(clock: Clock): Sessions {
  const byUser = new Map<string, Set<Session>>();
  const kicks = new Map<string, readonly number[]>();
  const exclusive = createKeyedLock();
  let count = 0;

  const remove = (session: Session): void => {
    const own = byUser.get(session.userId);
    if (own?.delete(session) !== true) return;
    count -= 1;
    if (own.size === 0) byUser.delete(session.userId);
  };
  const of = (userId: string): readonly Session[] => [...(byUser.get(userId) ?? [])];
  const kickKey = (userId: string, category: NCCategory): string => `${category} ${userId}`;

  return {
    exclusive,
    of,
    remove,
    add(session) {
      const own = byUser.get(session.userId);
      if (own === undefined) byUser.set(session.userId, new Set([session]));
      else own.add(session);
      count += 1;
    },
    isOnline: (userId) => byUser.has(userId),
    cut: (userId, verdict) =>
      exclusive(userId, async () => {
        for (const session of of(userId)) {
          remove(session);
          session.end(verdict);
        }
      }),
    noteKick(userId, category, atMs) {
      const key = kickKey(userId, category);
      kicks.set(key, [...(kicks.get(key) ?? []), atMs]);
      clock.schedule(() => forgetOldest(kicks, key), BREAKER_WINDOW_MS);
    },
    kickedAtMs: (userId, category) => kicks.get(kickKey(userId, category)) ?? [],
    get count() {
      return count;
    },
  };
}

function forgetOldest(kicks: Map<string, readonly number[]>, key: string): void {
  const left = kicks.get(key)?.slice(1) ?? [];
  if (left.length === 0) kicks.delete(key);
  else kicks.set(key, left);
}
