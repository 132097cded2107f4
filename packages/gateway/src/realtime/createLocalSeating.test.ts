import type { Verdict } from '@nexconn-kit/protocol';
import { expect, it } from 'vitest';
import { TestClock } from '../../test/support/TestClock.ts';
import { createLocalSeating } from './createLocalSeating.ts';
import type { Session } from './session.ts';
import { createSessions } from './sessions.ts';

const sessionOf = (clientId: string) => {
  const ends: Verdict[] = [];
  const session = { userId: 'ann', clientId, end: (verdict: Verdict) => void ends.push(verdict) } as unknown as Session;
  return { session, ends };
};
const banned = { code: 31011 };

it('cuts those that are being admitted as well: it waits for them', async () => {
  const sessions = createSessions();
  const seating = createLocalSeating(sessions, new TestClock());
  const [seated, admitted] = [sessionOf('a'), sessionOf('b')];
  sessions.add(seated.session);
  let letIn = (): void => {};
  const admission = seating.exclusive('ann', async () => {
    await new Promise<void>((resolve) => {
      letIn = resolve;
    });
    sessions.add(admitted.session);
  });
  const cut = seating.cut('ann', banned);
  await Promise.resolve();
  letIn();
  await Promise.all([admission, cut]);
  expect([seated.ends, admitted.ends]).toEqual([[banned], [banned]]);
  expect(sessions.count).toBe(0);
});
