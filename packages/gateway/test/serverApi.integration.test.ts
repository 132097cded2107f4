import { describe, expect, it } from 'vitest';
import { dial, handshakeOf } from './support/dial.ts';
import { rawCall } from './support/rawCall.ts';
import { startGateway } from './support/startGateway.ts';
import { TestClock } from './support/TestClock.ts';

const HOUR_MS = 3_600_000;
const TIME = /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$/;
const utc = (unixMs: number) => new Date(unixMs).toISOString().slice(0, 19).replace('T', ' ');
const issue = (userId: string, name = userId) => ({ userId, name });

// Expectations come from the published contract of codes, statuses and operations, not from the code.
describe('Server API', () => {
  it('issues a token and registers the user', async () => {
    const { url } = await startGateway();
    const { status, headers, body } = await rawCall(url, '/v4/auth/access-token/issue', {
      body: issue('ann=1', 'Ann'),
    });
    expect(status).toBe(200);
    expect(headers.get('content-type')).toBe('application/json; charset=utf-8');
    expect(body).toEqual({ code: 0, result: { userId: 'ann=1', accessToken: expect.any(String) } });
    const user = await rawCall(url, '/v4/user/get', { body: { userId: 'ann=1' } });
    expect(user.body).toEqual({
      code: 0,
      result: { name: 'Ann', avatarUrl: '', createdAt: expect.stringMatching(TIME) },
    });
  });

  it('answers nothing but the code where an operation has no result', async () => {
    const { url } = await startGateway();
    const { status, body } = await rawCall(url, '/v4/user/unban', { body: { userIds: ['nobody'] } });
    expect({ status, body }).toEqual({ status: 200, body: { code: 0 } });
  });

  it('gives a further token, leaves the old one valid and overwrites name and avatar', async () => {
    const { url, api } = await startGateway();
    const first = await api.call('/v4/auth/access-token/issue', { ...issue('ann', 'Ann'), avatarUrl: 'https://a/1' });
    const second = await api.call('/v4/auth/access-token/issue', issue('ann', 'Anna'));
    expect(second.accessToken).not.toBe(first.accessToken);
    expect(await api.call('/v4/user/get', { userId: 'ann' })).toMatchObject({ name: 'Anna', avatarUrl: '' });
    await expect(dial(url, handshakeOf(first.accessToken)).session).resolves.toMatchObject({ userId: 'ann' });
    await expect(dial(url, handshakeOf(second.accessToken)).session).resolves.toMatchObject({ userId: 'ann' });
  });

  it('updates what is given and leaves the rest', async () => {
    const { api } = await startGateway();
    await api.call('/v4/auth/access-token/issue', { ...issue('ann', 'Ann'), avatarUrl: 'https://a/1' });
    await api.call('/v4/user/update', { userId: 'ann', name: 'Anna' });
    expect(await api.call('/v4/user/get', { userId: 'ann' })).toMatchObject({ name: 'Anna', avatarUrl: 'https://a/1' });
    await api.call('/v4/user/update', { userId: 'ann', avatarUrl: '' });
    await api.call('/v4/user/update', { userId: 'ann' });
    expect(await api.call('/v4/user/get', { userId: 'ann' })).toMatchObject({ name: 'Anna', avatarUrl: '' });
  });

  it.each(['/v4/user/get', '/v4/user/update', '/v4/user/connection-status/get', '/v4/user/online-status/get'] as const)(
    'answers %s of an unknown user with 400, 400',
    async (path) => {
      const { api } = await startGateway();
      await expect(api.call(path, { userId: 'nobody' })).rejects.toMatchObject({ httpStatus: 400, code: 400 });
    },
  );

  it.each(['/v4/user/connection-status/get', '/v4/user/online-status/get'] as const)(
    'tells by %s who is online, as a text',
    async (path) => {
      const { url, api, tokenOf } = await startGateway();
      const token = await tokenOf('ann');
      const status = () => api.call(path, { userId: 'ann' });
      expect(await status()).toEqual({ status: '0' });
      const client = dial(url, handshakeOf(token));
      await client.session;
      expect(await status()).toEqual({ status: '1' });
      client.socket.disconnect();
      await expect.poll(status).toEqual({ status: '0' });
    },
  );

  it('lists bans, latest expiry first, in pages, until they end or are lifted', async () => {
    const clock = new TestClock();
    const { api } = await startGateway({ clock });
    await api.call('/v4/user/ban', { userIds: ['a', 'b', 'b'], durationMinutes: 1 });
    await api.call('/v4/user/ban', { userIds: ['c'], durationMinutes: 43_200 });
    await api.call('/v4/user/ban', { userIds: ['b'], durationMinutes: 2 });
    const list = (page: object = {}) => api.call('/v4/user/ban/list', page);
    const banned = (userId: string, minutes: number) => ({
      userId,
      banExpiresAt: utc(clock.nowMs() + minutes * 60_000),
    });
    expect(await list()).toEqual({ bannedUsers: [banned('c', 43_200), banned('b', 2), banned('a', 1)] });
    expect(await list({ page: 2, pageSize: 2 })).toEqual({ bannedUsers: [banned('a', 1)] });
    expect(await list({ page: 3, pageSize: 2 })).toEqual({ bannedUsers: [] });
    await api.call('/v4/user/unban', { userIds: ['c', 'unknown'] });
    clock.advance(60_000);
    expect(await list()).toEqual({ bannedUsers: [banned('b', 1)] });
  });

  it('deletes the data of a deactivated user, gives it no token, and brings nothing back', async () => {
    const { api } = await startGateway({ restoreDelaySeconds: 0 });
    await api.call('/v4/auth/access-token/issue', { ...issue('ann', 'Ann'), avatarUrl: 'https://a/1' });
    expect(await api.call('/v4/user/soft-delete', { userIds: ['ann', 'unknown'] })).toEqual({
      operationId: expect.any(String),
    });
    expect(await api.call('/v4/user/soft-deleted/list', {})).toEqual({ userIds: ['ann'] });
    await expect(api.call('/v4/auth/access-token/issue', issue('ann'))).rejects.toMatchObject({
      httpStatus: 403,
      code: 403,
    });
    await expect(api.call('/v4/user/update', { userId: 'ann', name: 'Ann' })).rejects.toMatchObject({ code: 403 });
    expect(await api.call('/v4/user/restore', { userIds: ['ann'] })).toEqual({ operationId: expect.any(String) });
    expect(await api.call('/v4/user/soft-deleted/list', {})).toEqual({ userIds: [] });
    expect(await api.call('/v4/user/get', { userId: 'ann' })).toMatchObject({ name: '', avatarUrl: '' });
    await expect(api.call('/v4/auth/access-token/issue', issue('ann'))).resolves.toMatchObject({ userId: 'ann' });
  });

  it('restores nobody within an hour of the deletion, and everybody after it', async () => {
    const clock = new TestClock();
    const { api, tokenOf } = await startGateway({ clock, clockWindowSeconds: 0 });
    await Promise.all([tokenOf('ann'), tokenOf('bob')]);
    await api.call('/v4/user/soft-delete', { userIds: ['ann'] });
    clock.advance(1);
    await api.call('/v4/user/soft-delete', { userIds: ['bob', 'ann'] });
    clock.advance(HOUR_MS - 1);
    await expect(api.call('/v4/user/restore', { userIds: ['ann', 'bob'] })).rejects.toMatchObject({
      httpStatus: 403,
      code: 403,
      message: expect.stringContaining('bob'),
    });
    expect(await api.call('/v4/user/soft-deleted/list', {})).toEqual({ userIds: ['bob', 'ann'] });
    expect(await api.call('/v4/user/soft-deleted/list', { page: 2, pageSize: 1 })).toEqual({ userIds: ['ann'] });
    clock.advance(1);
    await api.call('/v4/user/restore', { userIds: ['ann', 'bob'] });
    expect(await api.call('/v4/user/soft-deleted/list', {})).toEqual({ userIds: [] });
  });
});
