import type { Verdict } from '@nexconn-kit/protocol';
import { describe, expect, it } from 'vitest';
import { systemClock } from '../systemClock.ts';
import { Refusal } from '../realtime/Refusal.ts';
import type { Session } from '../realtime/session.ts';
import { createSessions } from '../realtime/sessions.ts';
import { reseatAll } from './reseat.ts';

/** A node with one live session, and what looking at the seats of its user comes to. */
function setUp(look: () => Promise<never>) {
  const ends: Verdict[] = [];
  const sessions = createSessions();
  const session = { userId: 'ann', clientId: 'a', sessionId: 's', category: 'web', browserId: null, dialNumber: 1 };
  sessions.add({ ...session, end: (verdict: Verdict) => void ends.push(verdict) } as unknown as Session);
  const context = {
    sessions,
    clock: systemClock,
    seatsACategory: 1,
    store: {
      findStanding: async () => ({ user: undefined, ban: undefined, kicks: [] }),
      listKicks: async () => [],
    },
    seating: { look, exclusive: async (_key: string, work: () => Promise<unknown>) => work() },
  };
  return { ends, reseat: () => reseatAll(context as unknown as Parameters<typeof reseatAll>[0]) };
}

describe('reseatAll', () => {
  it('ends no live link while nobody can decide on its seat', async () => {
    const { ends, reseat } = setUp(() => Promise.reject(new Refusal({ code: 30002 })));
    await expect(reseat()).rejects.toThrow(Refusal);
    expect(ends).toEqual([]);
  });

  it('ends one whose seat was taken meanwhile', async () => {
    const { ends, reseat } = setUp(() => Promise.reject(new Refusal({ code: 31023 })));
    await reseat();
    expect(ends).toEqual([{ code: 31023 }]);
  });
});
