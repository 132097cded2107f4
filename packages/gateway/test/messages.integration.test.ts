import { describe, expect, it } from 'vitest';
import { rawCall } from './support/rawCall.ts';
import { startGateway } from './support/startGateway.ts';
import { TestClock } from './support/TestClock.ts';

const SEND = '/v4/direct-channel/message/send';
const SEND_GROUP = '/v4/group-channel/message/send';
const HISTORY = '/v4/direct-channel/history-message/list';
const GROUP_HISTORY = '/v4/group-channel/history-message/list';
const DAY_MS = 24 * 3_600_000;
const text = (content: string) => ({ messageType: 'RC:TxtMsg', content: JSON.stringify({ content }) });

const setUp = async (options: object = {}) => {
  const clock = new TestClock();
  const gateway = await startGateway({ clock, clockWindowSeconds: 0, rateLimits: false, ...options });
  const { url, api, tokenOf } = gateway;
  await Promise.all(['ann', 'bob', 'cy'].map(tokenOf));
  const span = () => ({ startAt: clock.nowMs() + 60_000, endAt: clock.nowMs() - DAY_MS, includeStart: true });
  const say = (words: string, toUserIds = ['bob'], more: object = {}) =>
    api.call(SEND, { fromUserId: 'ann', toUserIds, ...text(words), ...more });
  const sayIn = (words: string, toChannelIds = ['g1'], fromUserId = 'ann') =>
    api.call(SEND_GROUP, { fromUserId, toChannelIds, ...text(words) });
  const wordsOf = (messages: readonly { content: string }[]) =>
    messages.map(({ content }) => (JSON.parse(content) as { content: string }).content);
  const read = async (userId: string, channelId: string, more: object = {}) =>
    wordsOf((await api.call(HISTORY, { userId, channelId, ...span(), ...more })).messages);
  const readIn = async (userId: string, channelId = 'g1') =>
    wordsOf((await api.call(GROUP_HISTORY, { userId, channelId, ...span(), pageSize: 100 })).messages);
  return { ...gateway, clock, url, api, span, say, sayIn, read, readIn };
};

// Expectations come from the published contract of codes, statuses and operations, not from the code.
describe('messages of the Server API', () => {
  it('gives an id for each recipient, and shows the message to both sides', async () => {
    const { url, api, clock, span } = await setUp();
    const sent = { fromUserId: 'ann', toUserIds: ['bob', 'cy', 'bob', 'unregistered'], ...text('Hello') };
    const { status, body } = await rawCall(url, SEND, { body: sent });
    const idOf = (userId: string) => ({ userId, messageId: expect.any(String) });
    expect({ status, body }).toEqual({
      status: 200,
      body: { code: 0, result: { messageIds: [idOf('bob'), idOf('cy'), idOf('unregistered')] } },
    });
    const { messageIds } = body.result as { messageIds: { messageId: string }[] };
    expect(new Set(messageIds.map(({ messageId }) => messageId)).size).toBe(3);
    const message = { fromUserId: 'ann', messageId: messageIds[0]?.messageId, sentAt: clock.nowMs(), ...text('Hello') };
    const seenBy = async (userId: string, channelId: string) =>
      (await rawCall(url, HISTORY, { body: { userId, channelId, ...span() } })).body;
    expect(await seenBy('bob', 'ann')).toEqual({ code: 0, result: { messages: [{ channelId: 'ann', ...message }] } });
    expect(await seenBy('ann', 'bob')).toEqual({ code: 0, result: { messages: [{ channelId: 'bob', ...message }] } });
    expect(await api.call(HISTORY, { userId: 'bob', channelId: 'cy', ...span() })).toEqual({ messages: [] });
  });

  it('takes a sender that is not registered, but shows a history to registered users only', async () => {
    const { api, say, read, span } = await setUp();
    await say('Welcome', ['bob'], { fromUserId: 'robot' });
    expect(await read('bob', 'robot')).toEqual(['Welcome']);
    for (const path of [HISTORY, GROUP_HISTORY] as const) {
      const nobody = api.call(path, { userId: 'robot', channelId: 'bob', ...span() });
      await expect(nobody).rejects.toMatchObject({ httpStatus: 400, code: 400 });
    }
  });

  it('leaves a message out of the history when it is not to persist', async () => {
    const { say, read } = await setUp();
    await say('kept');
    await say('passing', ['bob'], { shouldPersist: 0 });
    expect(await read('bob', 'ann')).toEqual(['kept']);
  });

  it('pages through a history, newest first, none twice and none left out', async () => {
    const { api, say, span } = await setUp();
    const words = Array.from({ length: 25 }, (_, index) => `message ${index}`);
    // All in one millisecond of the clock.
    for (const word of words) await say(word);
    const seen: string[] = [];
    let page = { ...span(), pageSize: 10 };
    for (;;) {
      const { messages } = await api.call(HISTORY, { userId: 'bob', channelId: 'ann', ...page });
      seen.push(...messages.map(({ content }) => (JSON.parse(content) as { content: string }).content));
      if (messages.length < 10) break;
      page = { ...page, startAt: messages.at(-1)!.sentAt, includeStart: false };
    }
    expect(seen).toEqual(words.toReversed());
  });

  it('draws the ends of a history where they are asked for, and gives ten unless asked for more', async () => {
    const { clock, api, say } = await setUp();
    const startMs = clock.nowMs();
    for (let index = 0; index < 12; index += 1) {
      await say(String(index));
      clock.advance(1000);
    }
    const from = async (endAt: number, startAt: number, includeStart: boolean) => {
      const call = { userId: 'ann', channelId: 'bob', startAt, endAt, includeStart };
      return (await api.call(HISTORY, call)).messages.map(({ sentAt }) => (sentAt - startMs) / 1000);
    };
    expect(await from(startMs + 2000, startMs + 4000, true)).toEqual([4, 3, 2]);
    expect(await from(startMs + 2000, startMs + 4000, false)).toEqual([3, 2]);
    expect(await from(startMs + 4000, startMs + 4000, true)).toEqual([4]);
    expect(await from(startMs, startMs + 14 * DAY_MS, true)).toEqual([11, 10, 9, 8, 7, 6, 5, 4, 3, 2]);
  });

  it('gives an id for each group, also of a sender who is no member', async () => {
    const { url, api, readIn } = await setUp();
    for (const channelId of ['g1', 'g2']) {
      await api.call('/v4/group-channel/create', { channelId, name: channelId, owner: 'ann', userIds: ['bob'] });
    }
    const { body } = await rawCall(url, SEND_GROUP, {
      body: { fromUserId: 'cy', toChannelIds: ['g1', 'g2'], ...text('Hello') },
    });
    const idOf = (channelId: string) => ({ channelId, messageId: expect.any(String) });
    expect(body).toEqual({ code: 0, result: { messageIds: [idOf('g1'), idOf('g2')] } });
    expect([await readIn('ann', 'g1'), await readIn('bob', 'g2')]).toEqual([['Hello'], ['Hello']]);
    expect(await readIn('cy', 'g1')).toEqual(['Hello']);
  });

  it('shows of a group what was said while the user was in it', async () => {
    const { api, sayIn, readIn } = await setUp();
    const bob = { channelId: 'g1', userIds: ['bob'] };
    await api.call('/v4/group-channel/create', { channelId: 'g1', name: 'Hikers', owner: 'ann' });
    await sayIn('before');
    await api.call('/v4/group-channel/join', bob);
    await sayIn('with bob');
    await api.call('/v4/group-channel/leave', bob);
    await sayIn('without bob');
    await api.call('/v4/group-channel/join', bob);
    await sayIn('with bob again');
    expect(await readIn('bob')).toEqual(['with bob again', 'with bob']);
    expect(await readIn('ann')).toEqual(['with bob again', 'without bob', 'with bob', 'before']);
    expect(await readIn('cy')).toEqual([]);
  });

  it('keeps a group that takes a dismissed one’s id apart from it', async () => {
    const { api, sayIn, readIn } = await setUp();
    const create = (owner: string) => api.call('/v4/group-channel/create', { channelId: 'g1', name: 'G', owner });
    await create('ann');
    await sayIn('of the old group');
    await api.call('/v4/group-channel/dismiss', { channelId: 'g1' });
    await create('bob');
    await sayIn('of the new group', ['g1'], 'bob');
    expect([await readIn('bob'), await readIn('ann')]).toEqual([['of the new group'], ['of the old group']]);
  });

  it('deletes what a deactivated user has read and written, for that user alone', async () => {
    const { api, clock, say, sayIn, read, readIn } = await setUp({ restoreDelaySeconds: 0 });
    await api.call('/v4/group-channel/create', { channelId: 'g1', name: 'G', owner: 'ann', userIds: ['bob'] });
    await say('before');
    await sayIn('before');
    await api.call('/v4/user/soft-delete', { userIds: ['bob'] });
    await say('meanwhile');
    clock.advance(1);
    await api.call('/v4/user/restore', { userIds: ['bob'] });
    await say('after');
    await sayIn('after');
    expect([await read('bob', 'ann'), await readIn('bob')]).toEqual([['after'], ['after']]);
    expect(await read('ann', 'bob')).toEqual(['after', 'meanwhile', 'before']);
    expect(await readIn('ann')).toEqual(['after', 'before']);
  });

  it('forgets messages that are older than the retention', async () => {
    const { clock, say, read } = await setUp({ retentionDays: 2 });
    await say('old', ['bob', 'cy']);
    clock.advance(DAY_MS);
    await say('young');
    clock.advance(DAY_MS + 1);
    const swept = () => {
      clock.advance(600_000);
      return read('bob', 'ann', { endAt: clock.nowMs() - 10 * DAY_MS });
    };
    await expect.poll(swept).toEqual(['young']);
    expect(await read('cy', 'ann', { endAt: clock.nowMs() - 10 * DAY_MS })).toEqual([]);
  });

  it('stores the longest text for the most recipients', async () => {
    const { say, read } = await setUp();
    const userIds = Array.from({ length: 999 }, (_, index) => `user${index}`);
    const words = 'ä'.repeat(60 * 1024);
    expect((await say(words, [...userIds, 'bob'])).messageIds).toHaveLength(1000);
    expect(await read('bob', 'ann')).toEqual([words]);
  });
});
