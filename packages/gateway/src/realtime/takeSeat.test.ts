import type { HandshakeRequest, Verdict } from '@nexconn-kit/protocol';
import { describe, expect, it, onTestFinished } from 'vitest';
import { TestClock } from '../../test/support/TestClock.ts';
import type { Store } from '../domain/store.ts';
import { openEmbedded } from '../store/openEmbedded.ts';
import { createLocalSeating } from './createLocalSeating.ts';
import type { Session } from './session.ts';
import { createSessions } from './sessions.ts';
import { takeSeat } from './takeSeat.ts';

const setUp = async (changes: Partial<Store> = {}) => {
  const clock = new TestClock();
  const store = await openEmbedded(':memory:');
  onTestFinished(() => store.close());
  const sessions = createSessions();
  const parts = { clock, sessions, seating: createLocalSeating(sessions, clock), seatsACategory: 1 };
  return { ...parts, store: { ...store, ...changes } };
};
const sit = async (context: Awaited<ReturnType<typeof setUp>>, { session }: { session: Session }) =>
  takeSeat(context, dialOf(session), session, await context.store.listKicks('ann'));
const sessionOf = (clientId: string, isLinked = true) => {
  const ends: Verdict[] = [];
  const seat = { clientId, browserId: null, category: 'web', dialNumber: 1 } as const;
  const session: Session = {
    ...seat,
    userId: 'ann',
    sessionId: `session of ${clientId}`,
    isLinked,
    clientIp: '10.0.0.1',
    hasSignedOut: false,
    signOut: () => undefined,
    endedWith: undefined,
    open: () => true,
    end: (verdict) => void ends.push(verdict),
  };
  return { session, ends };
};
const dialOf = ({ clientId }: Session) =>
  ({ clientId, category: 'web', dialNumber: 1, intent: 'newcomer', lastSessionId: null }) as HandshakeRequest;

describe('takeSeat', () => {
  it('makes a kick durable before the holder hears of it', async () => {
    const [holder, newcomer] = [sessionOf('a'), sessionOf('b')];
    const context = await setUp();
    const remembered: (readonly string[])[] = [];
    const { changeKicks } = context.store;
    context.store.changeKicks = async (...change) => {
      await changeKicks(...change);
      remembered.push((await context.store.listKicks('ann')).map((kick) => kick.sessionId));
      expect(holder.ends).toEqual([]);
    };
    await sit(context, holder);
    await sit(context, newcomer);
    expect(remembered).toEqual([['session of a']]);
    expect(holder.ends).toEqual([{ code: 31010, details: { atMs: context.clock.nowMs() } }]);
    expect(context.sessions.of('ann')).toEqual([newcomer.session]);
  });

  it('moves nobody when the kick cannot be stored', async () => {
    const [holder, newcomer] = [sessionOf('a'), sessionOf('b')];
    const context = await setUp({ changeKicks: () => Promise.reject(new Error('disk full')) });
    await sit(context, holder);
    await expect(sit(context, newcomer)).rejects.toThrow('disk full');
    expect(holder.ends).toEqual([]);
    expect(context.sessions.of('ann')).toEqual([holder.session]);
  });

  it('leaves no seat to a client that left meanwhile', async () => {
    const context = await setUp();
    const gone = sessionOf('a', false);
    await sit(context, gone);
    expect(context.sessions.count).toBe(0);
  });
});
