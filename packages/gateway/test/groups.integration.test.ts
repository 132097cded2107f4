import { describe, expect, it } from 'vitest';
import { rawCall } from './support/rawCall.ts';
import { startGateway } from './support/startGateway.ts';
import { TestClock } from './support/TestClock.ts';

const TIME = /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$/;
const CREATE = '/v4/group-channel/create';
const JOIN = '/v4/group-channel/join';
const MEMBERS = '/v4/group-channel/member/list';
const JOINED = '/v4/group-channel/joined/list';

const setUp = async () => {
  const clock = new TestClock();
  const { url, api, tokenOf } = await startGateway({ clock, clockWindowSeconds: 0 });
  const members = async (channelId = 'g1') =>
    (await api.call(MEMBERS, { channelId })).members.map(({ userId, role }) => [userId, role]);
  return { clock, url, api, tokenOf, members };
};

// Expectations come from the published contract of codes, statuses and operations, not from the code.
describe('groups of the Server API', () => {
  it('makes a group of its owner and the users, with nothing but the code for an answer', async () => {
    const { url, members } = await setUp();
    const body = { channelId: 'g1', name: 'Hikers', owner: 'ann', userIds: ['bob', 'ann', 'unregistered'] };
    const { status, body: answer } = await rawCall(url, CREATE, { body });
    expect({ status, answer }).toEqual({ status: 200, answer: { code: 0 } });
    expect(await members()).toEqual([
      ['ann', 3],
      ['bob', 1],
      ['unregistered', 1],
    ]);
  });

  it('takes an id once, and again after the group was dismissed', async () => {
    const { api, members } = await setUp();
    await api.call(CREATE, { channelId: 'g1', name: 'Hikers', owner: 'ann', userIds: ['bob'] });
    const again = () => api.call(CREATE, { channelId: 'g1', name: 'Others', owner: 'cy' });
    await expect(again()).rejects.toMatchObject({ httpStatus: 400, code: 1002, message: /channelId g1/ });
    await api.call('/v4/group-channel/dismiss', { channelId: 'g1' });
    await again();
    expect(await members()).toEqual([['cy', 3]]);
  });

  it('tells of the group that was joined', async () => {
    const { url, api, members } = await setUp();
    await api.call(CREATE, { channelId: 'g1', name: 'Hikers', owner: 'ann' });
    const { body } = await rawCall(url, JOIN, { body: { channelId: 'g1', userIds: ['bob', 'cy', 'bob'] } });
    const group = { channelId: 'g1', name: 'Hikers', owner: 'ann', createdAt: expect.stringMatching(TIME) };
    expect(body).toEqual({ code: 0, result: { ...group, memberCount: 3 } });
    expect(await api.call(JOIN, { channelId: 'g1', userIds: ['bob'] })).toMatchObject({ memberCount: 3 });
    expect(await members()).toHaveLength(3);
  });

  it.each(['/v4/group-channel/leave', '/v4/group-channel/quit'] as const)(
    'lets members go by %s, and passes the group on when its owner goes',
    async (path) => {
      const { clock, url, api, members } = await setUp();
      await api.call(CREATE, { channelId: 'g1', name: 'Hikers', owner: 'zoe' });
      clock.advance(1);
      await api.call(JOIN, { channelId: 'g1', userIds: ['cy'] });
      clock.advance(1);
      await api.call(JOIN, { channelId: 'g1', userIds: ['bob', 'dan'] });
      const { body } = await rawCall(url, path, { body: { channelId: 'g1', userIds: ['bob', 'stranger'] } });
      expect(body).toEqual({ code: 0 });
      expect(await members()).toEqual([
        ['zoe', 3],
        ['cy', 1],
        ['dan', 1],
      ]);
      await api.call(path, { channelId: 'g1', userIds: ['zoe'] });
      expect(await members()).toEqual([
        ['cy', 3],
        ['dan', 1],
      ]);
      await api.call(path, { channelId: 'g1', userIds: ['cy', 'dan'] });
      expect(await api.call(MEMBERS, { channelId: 'g1' })).toEqual({ totalCount: 0, pageToken: '', members: [] });
    },
  );

  it.each([
    [JOIN, { userIds: ['ann'] }, 1002],
    ['/v4/group-channel/leave', { userIds: ['ann'] }, 1002],
    [MEMBERS, {}, 1002],
    ['/v4/group-channel/dismiss', {}, 1015],
  ])('refuses %s of a group that does not exist, or no longer', async (path, fields, code) => {
    const { url, api } = await setUp();
    await api.call(CREATE, { channelId: 'gone', name: 'Gone', owner: 'ann' });
    await api.call('/v4/group-channel/dismiss', { channelId: 'gone' });
    for (const channelId of ['gone', 'never']) {
      const { status, body } = await rawCall(url, path, { body: { channelId, ...fields } });
      expect({ status, body }).toEqual({
        status: 400,
        body: { code, errorMessage: expect.stringContaining(channelId) },
      });
    }
  });

  it('lists members in pages, none twice and none left out', async () => {
    const { clock, api } = await setUp();
    const userIds = Array.from({ length: 30 }, (_, index) => `user${index}`);
    await api.call(CREATE, { channelId: 'g1', name: 'Hikers', owner: 'ann', userIds });
    clock.advance(5);
    await api.call(JOIN, { channelId: 'g1', userIds: ['bob'] });
    const first = await api.call(MEMBERS, { channelId: 'g1', pageSize: 20 });
    const second = await api.call(MEMBERS, { channelId: 'g1', pageSize: 20, pageToken: first.pageToken });
    const seen = [...first.members, ...second.members].map(({ userId }) => userId);
    expect([first.totalCount, first.members.length, second.members.length]).toEqual([32, 20, 12]);
    expect(new Set(seen)).toEqual(new Set(['ann', ...userIds, 'bob']));
    expect([seen.at(-1), second.pageToken]).toEqual(['bob', '']);
    expect(first.members[0]).toEqual({ userId: 'ann', role: 3, joinedAt: expect.stringMatching(TIME) });
  });

  it('lists the groups of a user in pages, and no longer those that were left or dismissed', async () => {
    const { clock, api, tokenOf } = await setUp();
    await tokenOf('bob');
    for (const channelId of ['g1', 'g2', 'g3', 'g4']) {
      await api.call(CREATE, { channelId, name: channelId, owner: 'ann', userIds: ['bob'] });
      clock.advance(1);
    }
    await api.call('/v4/group-channel/leave', { channelId: 'g2', userIds: ['bob'] });
    await api.call('/v4/group-channel/dismiss', { channelId: 'g3' });
    const first = await api.call(JOINED, { userId: 'bob', pageSize: 1 });
    const time = expect.stringMatching(TIME);
    const group = { channelId: 'g1', name: 'g1', owner: 'ann', memberCount: 2, createdAt: time };
    expect(first.groups).toEqual([{ ...group, joinedAt: time, role: 1 }]);
    const second = await api.call(JOINED, { userId: 'bob', pageToken: first.pageToken });
    expect(second).toEqual({ pageToken: '', groups: [expect.objectContaining({ channelId: 'g4' })] });
    await expect(api.call(JOINED, { userId: 'nobody' })).rejects.toMatchObject({ httpStatus: 400, code: 400 });
  });

  it('keeps a deactivated user in its groups', async () => {
    const { api, tokenOf, members } = await setUp();
    await tokenOf('bob');
    await api.call(CREATE, { channelId: 'g1', name: 'Hikers', owner: 'ann', userIds: ['bob'] });
    await api.call('/v4/user/soft-delete', { userIds: ['bob'] });
    expect(await members()).toEqual([
      ['ann', 3],
      ['bob', 1],
    ]);
  });

  it('makes one group of many calls at the same moment', async () => {
    const { api, members } = await setUp();
    const owners = Array.from({ length: 8 }, (_, index) => `owner${index}`);
    const made = await Promise.allSettled(
      owners.map((owner) => api.call(CREATE, { channelId: 'g1', name: owner, owner })),
    );
    expect(made.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await members()).toHaveLength(1);
    await Promise.all(owners.map((userId) => api.call(JOIN, { channelId: 'g1', userIds: [userId, 'bob'] })));
    expect(await members()).toHaveLength(9);
  });
});
