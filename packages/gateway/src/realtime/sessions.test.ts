import type { Verdict } from '@nexconn-kit/protocol';
import { describe, expect, it } from 'vitest';
import type { Session } from './session.ts';
import { createSessions } from './sessions.ts';

const sessionOf = (userId: string, clientId: string) => {
  const ends: Verdict[] = [];
  const session = {
    userId,
    clientId,
    sessionId: clientId,
    end: (verdict: Verdict) => void ends.push(verdict),
  } as unknown as Session;
  return { session, ends };
};
const banned = { code: 31011 };

describe('createSessions', () => {
  it('keeps those of a user in the order they came', () => {
    const sessions = createSessions();
    const [first, second, other] = [sessionOf('ann', 'a'), sessionOf('ann', 'b'), sessionOf('bob', 'c')];
    for (const { session } of [first, second, other]) sessions.add(session);
    expect(sessions.of('ann')).toEqual([first.session, second.session]);
    expect(sessions.count).toBe(3);
    sessions.remove(first.session);
    sessions.remove(first.session);
    expect(sessions.of('ann')).toEqual([second.session]);
    expect(sessions.count).toBe(2);
    sessions.remove(second.session);
    expect(sessions.users()).toEqual(['bob']);
  });

  it.each([
    ['a', [[banned], []], ['ann']],
    [undefined, [[banned], [banned]], []],
  ])('ends session %s of a user, and takes it off', (sessionId, ends, left) => {
    const sessions = createSessions();
    const own = [sessionOf('ann', 'a'), sessionOf('ann', 'b')];
    for (const { session } of own) sessions.add(session);
    sessions.end('ann', banned, sessionId);
    expect([own.map((one) => one.ends), sessions.users()]).toEqual([ends, left]);
  });
});
