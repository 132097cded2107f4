import { describe, expect, it } from 'vitest';
import { rawCall, type RawAnswer } from './support/rawCall.ts';
import { startGateway } from './support/startGateway.ts';
import { TestClock } from './support/TestClock.ts';

const times = <T>(count: number, work: (turn: number) => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: count }, (_, turn) => work(turn)));
const statuses = (answers: readonly RawAnswer[]) => answers.map(({ status }) => status);

// Expectations come from the published contract of codes, statuses and operations, not from the code.
describe('Server API rates', () => {
  it('lets 200 issues a second through, refuses the next and says when to come back', async () => {
    const clock = new TestClock();
    const { url } = await startGateway({ clock });
    const issue = (turn: number) => {
      return rawCall(url, '/v4/auth/access-token/issue', { body: { userId: `user${turn}`, name: '' } });
    };
    expect(new Set(statuses(await times(200, issue)))).toEqual(new Set([200]));
    const refused = await issue(200);
    expect(refused.status).toBe(429);
    expect(refused.headers.get('retry-after')).toBe('1');
    expect(refused.body).toEqual({ code: 1008, errorMessage: expect.stringContaining('Too many calls') });
    // Another path has a rate of its own.
    expect((await rawCall(url, '/v4/user/ban/list')).status).toBe(200);
    clock.advance(5);
    expect((await issue(201)).status).toBe(200);
  });

  it('counts the users of a deletion, not its calls', async () => {
    const clock = new TestClock();
    const { url } = await startGateway({ clock });
    const remove = (count: number) => {
      const userIds = Array.from({ length: count }, (_, index) => `user${index}`);
      return rawCall(url, '/v4/user/soft-delete', { body: { userIds } });
    };
    expect(statuses([await remove(60), await remove(40), await remove(1)])).toEqual([200, 200, 429]);
    clock.advance(1000);
    expect((await remove(100)).status).toBe(200);
  });

  it('charges nothing for a call that was not well formed', async () => {
    const { url } = await startGateway({ clock: new TestClock() });
    await times(150, () => rawCall(url, '/v4/user/get', { body: {} }));
    expect((await rawCall(url, '/v4/user/get', { body: { userId: 'nobody' } })).body.code).toBe(400);
  });

  it('has no limits when they are off', async () => {
    const { url } = await startGateway({ clock: new TestClock(), rateLimits: false });
    const answers = await times(130, () => rawCall(url, '/v4/user/ban/list'));
    expect(new Set(statuses(answers))).toEqual(new Set([200]));
  });
});
