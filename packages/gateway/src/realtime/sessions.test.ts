import type { Verdict } from '@nexconn-kit/protocol';
import { describe, expect, it } from 'vitest';
import type { Session } from './session.ts';
import { createSessions } from './sessions.ts';

const sessionOf = (userId: string, clientId: string) => {
  const ends: Verdict[] = [];
  const session = { userId, clientId, end: (verdict: Verdict) => void ends.push(verdict) } as unknown as Session;
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
    expect([sessions.isOnline('ann'), sessions.isOnline('bob')]).toEqual([false, true]);
  });

  it('cuts those that are being admitted as well: it waits for them', async () => {
    const sessions = createSessions();
    const [seated, admitted] = [sessionOf('ann', 'a'), sessionOf('ann', 'b')];
    sessions.add(seated.session);
    let letIn = (): void => {};
    const admission = sessions.exclusive('ann', async () => {
      await new Promise<void>((resolve) => {
        letIn = resolve;
      });
      sessions.add(admitted.session);
    });
    const cut = sessions.cut('ann', banned);
    await Promise.resolve();
    letIn();
    await Promise.all([admission, cut]);
    expect([seated.ends, admitted.ends]).toEqual([[banned], [banned]]);
    expect(sessions.count).toBe(0);
  });
});
