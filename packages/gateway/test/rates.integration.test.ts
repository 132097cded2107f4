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

  it('counts the recipients of direct messages, 6,000 a minute', async () => {
    const clock = new TestClock();
    const { url } = await startGateway({ clock });
    const send = (count: number) => {
      const toUserIds = Array.from({ length: count }, (_, index) => `user${index}`);
      const body = { fromUserId: 'ann', toUserIds, messageType: 'RC:TxtMsg', content: '{}' };
      return rawCall(url, '/v4/direct-channel/message/send', { body });
    };
    expect(new Set(statuses(await times(6, () => send(1000))))).toEqual(new Set([200]));
    const refused = await send(300);
    expect([refused.status, refused.body.code, refused.headers.get('retry-after')]).toEqual([429, 1008, '3']);
    clock.advance(3000);
    expect(statuses([await send(300), await send(1)])).toEqual([200, 429]);
  });

  it('counts the messages of each group by itself, 20 a second, and takes nothing from one for the sake of another', async () => {
    const clock = new TestClock();
    const { url } = await startGateway({ clock });
    const send = (...toChannelIds: string[]) => {
      const body = { fromUserId: 'ann', toChannelIds, messageType: 'RC:TxtMsg', content: '{}' };
      return rawCall(url, '/v4/group-channel/message/send', { body });
    };
    expect(new Set(statuses(await times(20, () => send('g1', 'g1'))))).toEqual(new Set([200]));
    expect(statuses(await times(30, () => send('g1', 'g2')))).toEqual(Array.from({ length: 30 }, () => 429));
    expect(new Set(statuses(await times(20, () => send('g2'))))).toEqual(new Set([200]));
    clock.advance(50);
    expect(statuses([await send('g1', 'g2'), await send('g2')])).toEqual([200, 429]);
  });

  it.each(['/v4/direct-channel/history-message/list', '/v4/group-channel/history-message/list'])(
    'gives ten pages a second of %s',
    async (path) => {
      const { url } = await startGateway({ clock: new TestClock() });
      const body = { userId: 'ann', channelId: 'bob', startAt: 1, endAt: 1, includeStart: true };
      const answers = statuses(await times(11, () => rawCall(url, path, { body })));
      expect(answers.filter((status) => status === 429)).toHaveLength(1);
    },
  );

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
