import { NCConnectionStatus as S } from '@nexconn-kit/core';
import { describe, expect, inject, it, onTestFinished } from 'vitest';
import { APP_KEY, openGateway, reach } from './gatewayFixture.ts';
import { createVendorClient } from './vendorClient.ts';

declare module 'vitest' {
  interface ProvidedContext {
    postgresUrl: string;
  }
}

const postgresUrl: string | undefined = inject('postgresUrl');
const TIME = /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$/;

const setUp = async (prefix: '' | 'RC-') => {
  const place = postgresUrl === undefined ? {} : { databaseUrl: postgresUrl };
  const fixture = await openGateway({ restoreDelaySeconds: 0, rateLimits: true, ...place });
  onTestFinished(() => fixture.close());
  const app = { url: fixture.gateway.url, appKey: APP_KEY, appSecret: 'not-a-secret-of-anyone' };
  const sdk = createVendorClient({ ...app, prefix });
  onTestFinished(() => sdk.close());
  return { ...fixture, app, sdk };
};
const refusal = (status: number, code: number) => ({
  code: 'ERR_BAD_REQUEST',
  response: expect.objectContaining({ status, data: { code, errorMessage: expect.any(String) } }),
});
const errorCode = (code: number) => ({ isOk: false, error: expect.objectContaining({ code }) });

// Expectations come from the published contract of codes, statuses and operations, not from the code.
describe("the vendor's server SDK", () => {
  it.each(['', 'RC-'] as const)(
    'leads a user through a whole life, its headers with %j before them',
    async (prefix) => {
      const { sdk, makeEngine } = await setUp(prefix);
      const userId = `ann${prefix}`;
      const bob = `bob${prefix}`;
      const channelId = `hikers${prefix.replace('-', '')}`;
      const issue = async (id: string) => {
        const body = { userId: id, name: 'Ann', avatarUrl: 'https://a.example/1.png' };
        const issued = await sdk.post<{ accessToken: string }>('/v4/auth/access-token/issue', body);
        expect(issued).toEqual({ userId: id, accessToken: expect.any(String) });
        return issued.accessToken;
      };
      const status = async () => (await sdk.post<{ status: string }>('/v4/user/online-status/get', { userId })).status;

      const first = await issue(userId);
      await issue(bob);
      await sdk.post('/v4/user/update', { userId, name: 'Anna' });
      const avatarUrl = 'https://a.example/1.png';
      const user = { name: 'Anna', avatarUrl, createdAt: expect.stringMatching(TIME) };
      expect(await sdk.post('/v4/user/get', { userId })).toEqual(user);

      const engine = makeEngine();
      expect(await engine.connect({ token: first })).toEqual({ isOk: true, code: 0, data: { userId } });
      expect(await status()).toBe('1');

      await sdk.post('/v4/group-channel/create', { channelId, name: 'Hikers', owner: bob, userIds: [userId] });
      const text = { messageType: 'RC:TxtMsg', content: '{"content":"Hello"}' };
      const direct = { fromUserId: bob, toUserIds: [userId], ...text, isEchoToSender: 1, shouldPersist: 1 };
      const { messageIds } = await sdk.post<{ messageIds: { userId: string; messageId: string }[] }>(
        '/v4/direct-channel/message/send',
        direct,
      );
      expect(messageIds).toEqual([{ userId, messageId: expect.any(String) }]);
      await sdk.post('/v4/group-channel/message/send', { fromUserId: bob, toChannelIds: [channelId], ...text });
      const span = () => ({ startAt: Date.now() + 1000, endAt: Date.now() - 60_000, includeStart: true });
      const said = async (kind: 'direct' | 'group', where: string) => {
        const call = { userId, channelId: where, ...span() };
        const path = `/v4/${kind}-channel/history-message/list`;
        return (await sdk.post<{ messages: { messageId: string }[] }>(path, call)).messages;
      };
      expect(await said('direct', bob)).toEqual([
        { channelId: bob, fromUserId: bob, messageId: messageIds[0]!.messageId, sentAt: expect.any(Number), ...text },
      ]);
      expect(await said('group', channelId)).toHaveLength(1);

      const banned = reach(engine, S.DisconnException);
      await sdk.post('/v4/user/ban', { userIds: [userId], durationMinutes: 5 });
      expect((await banned).error?.code).toBe(31011);
      expect(await sdk.post('/v4/user/ban/list', { page: 1, pageSize: 50 })).toEqual({
        bannedUsers: [{ userId, banExpiresAt: expect.stringMatching(TIME) }],
      });
      expect(await engine.resume()).toMatchObject(errorCode(31009));
      await sdk.post('/v4/user/unban', { userIds: [userId] });
      expect(await engine.resume()).toMatchObject({ isOk: true });

      await sdk.post('/v4/auth/access-token/expire', { userIds: [userId], expiresAt: Date.now() + 60_000 });
      expect([engine.getConnectionStatus(), await status()]).toEqual([S.Connected, '1']);
      await engine.disconnect();
      await expect.poll(status).toBe('0');
      expect(await engine.connect({ token: first })).toMatchObject(errorCode(31020));
      expect(await engine.connect({ token: await issue(userId) })).toMatchObject({ isOk: true });

      const deactivated = reach(engine, S.UserAbandon);
      const { operationId } = await sdk.post<{ operationId: string }>('/v4/user/soft-delete', { userIds: [userId] });
      expect(operationId).toEqual(expect.any(String));
      expect((await deactivated).error?.code).toBe(31029);
      await expect(issue(userId)).rejects.toMatchObject(refusal(403, 403));
      expect(await sdk.post('/v4/user/soft-deleted/list', {})).toEqual({ userIds: [userId] });

      await sdk.post('/v4/user/restore', { userIds: [userId] });
      expect(await sdk.post('/v4/user/get', { userId })).toMatchObject({ name: '', avatarUrl: '' });
      expect(await engine.connect({ token: await issue(userId) })).toMatchObject({ isOk: true });
      expect(await said('direct', bob)).toEqual([]);
      expect(await sdk.post('/v4/group-channel/joined/list', { userId })).toMatchObject({ groups: [{ channelId }] });
      expect(sdk.connections).toBe(1);
    },
  );

  it('gets refusals it can read', async () => {
    const { sdk, app } = await setUp('');
    await expect(sdk.post('/v4/user/get', { userId: 'nobody' })).rejects.toMatchObject(refusal(400, 400));
    await expect(sdk.post('/v4/user/get', {})).rejects.toMatchObject(refusal(400, 1002));
    await expect(sdk.post('/v4/ultra-group/create', {})).rejects.toMatchObject(refusal(404, 404));
    const forger = createVendorClient({ ...app, appSecret: 'guessed', prefix: 'RC-' });
    onTestFinished(() => forger.close());
    await expect(forger.post('/v4/user/get', { userId: 'ann' })).rejects.toMatchObject(refusal(401, 1004));
    const page = () => sdk.post('/v4/direct-channel/history-message/list', { ...HISTORY, userId: 'nobody' });
    const pages = await Promise.allSettled(Array.from({ length: 12 }, page));
    expect(pages.at(-1)).toMatchObject({ reason: refusal(429, 1008) });
    expect(pages.at(-1)).toHaveProperty('reason.response.headers.retry-after', '1');
  });
});

const HISTORY = { channelId: 'bob', startAt: 1, endAt: 0, includeStart: true };
