import type { Verdict } from '@nexconn-kit/protocol';
import { describe, expect, it } from 'vitest';
import { TestClock } from '../../test/support/TestClock.ts';
import type { StoredBan } from '../domain/store.ts';
import { createSessions } from '../realtime/sessions.ts';
import { createCuts, type CutsContext } from './createCuts.ts';

const MINUTE_MS = 60_000;

/** Cuts of a node whose Redis can be away, over a store that knows bans. */
function setUp() {
  const clock = new TestClock();
  const bans = new Map<string, StoredBan>();
  const told: [userId: string, verdict: Verdict][] = [];
  const redis = { isAway: true };
  const context = {
    clock,
    sessions: createSessions(),
    store: { findStanding: async (userId: string) => ({ user: undefined, ban: bans.get(userId), kicks: [] }) },
    seats: { clear: async () => {} },
    orders: {
      give: async (orders: readonly { userId: string; verdict: Verdict }[]) =>
        void told.push(...orders.map(({ userId, verdict }): [string, Verdict] => [userId, verdict])),
    },
    lock: async <T>(_userId: string, work: () => Promise<T>): Promise<T> => {
      if (redis.isAway) throw new Error('no Redis');
      return work();
    },
  };
  const cuts = createCuts(context as unknown as CutsContext);
  const ban = (userId: string, minutes: number) => {
    const expiresAtMs = clock.nowMs() + minutes * MINUTE_MS;
    bans.set(userId, { userId, expiresAtMs });
    return cuts.cut(userId, { code: 31011, details: { banExpiresAtMs: expiresAtMs } });
  };
  return { clock, bans, told, redis, cuts, ban };
}

describe('createCuts', () => {
  it('tells later whom it could not tell of a ban, as far as the ban still holds', async () => {
    const { clock, bans, told, redis, cuts, ban } = setUp();
    for (const [userId, minutes] of [
      ['lifted', 60],
      ['over', 1],
      ['held', 60],
    ] as const) {
      await expect(ban(userId, minutes)).rejects.toMatchObject({ code: 1050 });
    }
    bans.delete('lifted');
    clock.advance(2 * MINUTE_MS);
    redis.isAway = false;
    await cuts.catchUp();
    expect(told.map(([userId, { code }]) => [userId, code])).toEqual([['held', 31011]]);
  });

  it('tells a thing once', async () => {
    const { told, redis, cuts, ban } = setUp();
    await expect(ban('ann', 60)).rejects.toMatchObject({ code: 1050 });
    redis.isAway = false;
    await Promise.all([cuts.catchUp(), cuts.catchUp()]);
    await cuts.catchUp();
    expect(told).toHaveLength(1);
  });
});
