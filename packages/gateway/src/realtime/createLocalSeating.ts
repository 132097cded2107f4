import type { Clock } from '../clock.ts';
import { isKick } from '../domain/seats.ts';
import { createKeyedLock } from './keyedLock.ts';
import { createKickTimes } from './kickTimes.ts';
import type { Seating } from './seating.ts';
import type { Sessions } from './sessions.ts';

/** The seating of a gateway that is one node: its own sessions are all there are. */
export function createLocalSeating(sessions: Sessions, clock: Clock): Seating {
  const exclusive = createKeyedLock();
  const kickTimes = createKickTimes(clock);
  return {
    exclusive,
    look: async (userId, category) => ({
      seats: sessions.of(userId),
      kickedAtMs: kickTimes.of(userId, category),
    }),
    async seat(session, endings) {
      const { userId, category } = session;
      for (const { sessionId, verdict } of endings) {
        if (isKick(verdict)) kickTimes.note(userId, category);
        sessions.end(userId, verdict, sessionId);
      }
      if (session.isLinked) sessions.add(session);
    },
    isOnline: async (userId) => sessions.of(userId).length > 0,
    cut: (userId, verdict) => exclusive(userId, async () => sessions.end(userId, verdict)),
  };
}
