import { describe, expect, it } from 'vitest';
import { rawCall, signedHeaders } from './support/rawCall.ts';
import { startGateway } from './support/startGateway.ts';

const ISSUE = '/v4/auth/access-token/issue';
const SEND = '/v4/direct-channel/message/send';
const CREATE = '/v4/group-channel/create';
const HISTORY = '/v4/direct-channel/history-message/list';
const DAY_MS = 24 * 3_600_000;
const MIB = 1024 * 1024;
const ids = (count: number) => Array.from({ length: count }, (_, index) => `user${index}`);
const text = { fromUserId: 'ann', toUserIds: ['bob'], messageType: 'RC:TxtMsg', content: '{"content":"Hello"}' };
const history = { userId: 'ann', channelId: 'bob', startAt: 20 * DAY_MS, endAt: 19 * DAY_MS, includeStart: true };
const refusal = (code: number, message: RegExp | string) => ({
  code,
  errorMessage: message instanceof RegExp ? expect.stringMatching(message) : expect.stringContaining(message),
});

// Expectations come from the published contract of codes, statuses and operations, not from the code.
describe('Server API', () => {
  it.each([
    ['no app key', { 'App-Key': undefined }, /App-Key/],
    ['another app key', { 'App-Key': 'other' }, /app key/],
    ['no nonce', { Nonce: undefined }, /Nonce/],
    ['no timestamp', { Timestamp: undefined }, /Timestamp/],
    ['no signature', { Signature: undefined }, /Signature/],
    ['a wrong signature', { Signature: 'f'.repeat(40) }, /signature/],
    ['a stale timestamp', signedHeaders(Date.now() - 3_600_000), /clock/],
    ['a timestamp ahead', signedHeaders(Date.now() + 3_600_000), /clock/],
    ['the signature of another secret', signedHeaders(Date.now(), 'another secret'), /signature/],
  ])('refuses a call with %s', async (_, headers, message) => {
    const { url } = await startGateway();
    const { status, body } = await rawCall(url, ISSUE, { headers, body: { userId: 'ann', name: 'Ann' } });
    expect({ status, body }).toEqual({ status: 401, body: refusal(1004, message) });
  });

  it('refuses a nonce that was used, and accepts RC- headers', async () => {
    const { url } = await startGateway();
    const unprefixed = { 'App-Key': undefined, Nonce: undefined, Timestamp: undefined, Signature: undefined };
    const prefixed = Object.entries(signedHeaders()).map(([name, value]) => [`RC-${name}`, value]);
    const request = { headers: { ...unprefixed, ...Object.fromEntries(prefixed) }, body: {} };
    expect((await rawCall(url, '/v4/user/ban/list', request)).status).toBe(200);
    const again = await rawCall(url, '/v4/user/ban/list', request);
    expect({ status: again.status, body: again.body }).toEqual({ status: 401, body: refusal(1004, /Nonce was used/) });
  });

  it('accepts signatures of the previous secret while it is given', async () => {
    const { url } = await startGateway({ previousAppSecret: 'old secret' });
    const headers = signedHeaders(Date.now(), 'old secret');
    expect((await rawCall(url, '/v4/user/ban/list', { headers })).status).toBe(200);
  });

  it.each([
    [ISSUE, { name: 'Ann' }, 1002, 'userId'],
    [ISSUE, { userId: 'ann' }, 1002, 'name'],
    [ISSUE, { userId: 7, name: 'Ann' }, 1002, 'userId'],
    [ISSUE, { userId: '', name: 'Ann' }, 1002, 'userId'],
    [ISSUE, { userId: 'änn', name: 'Ann' }, 1002, 'userId'],
    [ISSUE, { userId: 'ann b', name: 'Ann' }, 1002, 'userId'],
    [ISSUE, { userId: 'a'.repeat(65), name: 'Ann' }, 1005, 'userId'],
    [ISSUE, { userId: 'ann', name: 'x'.repeat(65) }, 1005, 'name'],
    [ISSUE, { userId: 'ann', name: 'a\0b' }, 1002, 'name'],
    [ISSUE, { userId: 'ann', name: 'Ann', avatarUrl: `${'ä'.repeat(512)}x` }, 1005, 'avatarUrl'],
    [ISSUE, { userId: 'ann', name: 'Ann', avatarUrl: null }, 1002, 'avatarUrl'],
    ['/v4/auth/access-token/expire', { userIds: ['ann'] }, 1002, 'expiresAt'],
    ['/v4/auth/access-token/expire', { userIds: ['ann'], expiresAt: '1' }, 1002, 'expiresAt'],
    ['/v4/auth/access-token/expire', { userIds: [], expiresAt: 1 }, 1002, 'userIds'],
    ['/v4/auth/access-token/expire', { userIds: ids(21), expiresAt: 1 }, 1005, 'userIds'],
    ['/v4/auth/access-token/expire', { userIds: 'ann', expiresAt: 1 }, 1002, 'userIds'],
    ['/v4/user/ban', { userIds: ['ann'], durationMinutes: 0 }, 1002, 'durationMinutes'],
    ['/v4/user/ban', { userIds: ['ann'], durationMinutes: 43_201 }, 1002, 'durationMinutes'],
    ['/v4/user/ban', { userIds: ['ann'], durationMinutes: 1.5 }, 1002, 'durationMinutes'],
    ['/v4/user/ban', { userIds: ids(21), durationMinutes: 1 }, 1005, 'userIds'],
    ['/v4/user/unban', { userIds: ids(21) }, 1005, 'userIds'],
    ['/v4/user/unban', { userIds: [7] }, 1002, 'userIds.0'],
    ['/v4/user/soft-delete', { userIds: ids(101) }, 1005, 'userIds'],
    ['/v4/user/restore', { userIds: ids(101) }, 1005, 'userIds'],
    ['/v4/user/ban/list', { page: 0 }, 1002, 'page'],
    ['/v4/user/soft-deleted/list', { pageSize: 51 }, 1002, 'pageSize'],
    ['/v4/user/get', {}, 1002, 'userId'],
    ['/v4/user/update', { userId: 'ann', name: 'x'.repeat(65) }, 1005, 'name'],
    [SEND, { ...text, fromUserId: undefined }, 1002, 'fromUserId'],
    [SEND, { ...text, toUserIds: [] }, 1002, 'toUserIds'],
    [SEND, { ...text, toUserIds: ids(1001) }, 1005, 'toUserIds'],
    [SEND, { ...text, messageType: '' }, 1002, 'messageType'],
    [SEND, { ...text, messageType: 'x'.repeat(33) }, 1005, 'messageType'],
    [SEND, { ...text, content: { content: 'Hello' } }, 1002, 'content'],
    [SEND, { ...text, content: undefined }, 1002, 'content'],
    [SEND, { ...text, content: `${'ä'.repeat(64 * 1024)}x` }, 1005, 'content'],
    [SEND, { ...text, content: 'a\0b' }, 1002, 'content'],
    [SEND, { ...text, isEchoToSender: true }, 1002, 'isEchoToSender'],
    [SEND, { ...text, shouldPersist: 2 }, 1002, 'shouldPersist'],
    ['/v4/group-channel/message/send', { ...text, toChannelIds: ids(4) }, 1005, 'toChannelIds'],
    ['/v4/group-channel/message/send', { ...text, toChannelIds: ['a b'] }, 1002, 'toChannelIds.0'],
    [CREATE, { channelId: 'g1', name: 'G' }, 1002, 'owner'],
    [CREATE, { channelId: 'g_1', name: 'G', owner: 'ann' }, 1002, 'channelId'],
    [CREATE, { channelId: 'g'.repeat(65), name: 'G', owner: 'ann' }, 1005, 'channelId'],
    [CREATE, { channelId: 'g1', name: 'x'.repeat(65), owner: 'ann' }, 1005, 'name'],
    [CREATE, { channelId: 'g1', name: 'G', owner: 'ann', userIds: ids(31) }, 1005, 'userIds'],
    ['/v4/group-channel/join', { channelId: 'g1', userIds: ids(101) }, 1005, 'userIds'],
    ['/v4/group-channel/join', { channelId: 'g1' }, 1002, 'userIds'],
    ['/v4/group-channel/leave', { channelId: 'g1', userIds: [] }, 1002, 'userIds'],
    ['/v4/group-channel/quit', { channelId: 'g1', userIds: ids(101) }, 1005, 'userIds'],
    ['/v4/group-channel/dismiss', {}, 1002, 'channelId'],
    ['/v4/group-channel/member/list', { channelId: 'g1', pageSize: 101 }, 1002, 'pageSize'],
    ['/v4/group-channel/member/list', { channelId: 'g1', pageToken: 'forged' }, 1002, 'pageToken'],
    ['/v4/group-channel/joined/list', { userId: 'ann', pageToken: 7 }, 1002, 'pageToken'],
    [HISTORY, { ...history, startAt: 1 }, 1002, 'startAt'],
    [HISTORY, { ...history, endAt: history.startAt - 14 * DAY_MS - 1 }, 1002, 'endAt'],
    [HISTORY, { ...history, includeStart: 1 }, 1002, 'includeStart'],
    [HISTORY, { ...history, pageSize: 101 }, 1002, 'pageSize'],
    ['/v4/group-channel/history-message/list', { ...history, channelId: 'a=b' }, 1002, 'channelId'],
  ])('refuses %s of %j with 400, %i, naming %s', async (path, body, code, field) => {
    const { url } = await startGateway();
    const answer = await rawCall(url, path, { body });
    expect({ status: answer.status, body: answer.body }).toEqual({ status: 400, body: refusal(code, field) });
  });

  it('takes the longest of everything, and fields it does not know', async () => {
    const { url } = await startGateway();
    const name = '\u{1F642}'.repeat(64);
    const body = { userId: 'Az09+=-_'.repeat(8), name, avatarUrl: 'ä'.repeat(512), extra: { unknown: true } };
    expect((await rawCall(url, ISSUE, { body })).status).toBe(200);
    const user = await rawCall(url, '/v4/user/get', { body: { userId: body.userId } });
    expect(user.body.result).toMatchObject({ name, avatarUrl: body.avatarUrl });
    expect((await rawCall(url, '/v4/user/soft-delete', { body: { userIds: ids(100) } })).status).toBe(200);
  });

  it.each(['', '{', '[]', '"text"', '7', 'null', '{"userId":"ann",}', '[[[[', '\uFEFF{}'])(
    'refuses the body %j with 400, 1002',
    async (body) => {
      const { url } = await startGateway();
      const answer = await rawCall(url, ISSUE, { body });
      expect({ status: answer.status, body: answer.body }).toEqual({ status: 400, body: refusal(1002, /body/) });
    },
  );

  it.each([MIB + 1, 5 * MIB])('refuses a body of %i bytes with 413, 1005, and goes on', async (bytes) => {
    const { url } = await startGateway();
    const body = JSON.stringify({ userId: 'ann', name: 'x'.repeat(bytes) }).slice(0, bytes);
    const { status, body: answer } = await rawCall(url, ISSUE, { body });
    expect({ status, answer }).toEqual({ status: 413, answer: refusal(1005, /1 MiB/) });
    expect((await rawCall(url, ISSUE, { body: { userId: 'ann', name: 'Ann' } })).status).toBe(200);
  });

  it('reads a body of 1 MiB', async () => {
    const { url } = await startGateway();
    const frame = JSON.stringify({ userId: 'ann', name: 'Ann', extra: '' }).length;
    const body = JSON.stringify({ userId: 'ann', name: 'Ann', extra: 'x'.repeat(MIB - frame) });
    expect((await rawCall(url, ISSUE, { body })).status).toBe(200);
  });

  it('reads JSON whatever its content type says', async () => {
    const { url } = await startGateway();
    const headers = { 'Content-Type': 'text/plain' };
    expect((await rawCall(url, ISSUE, { headers, body: { userId: 'ann', name: 'Ann' } })).status).toBe(200);
  });

  it.each(['GET', 'PUT', 'DELETE', 'PATCH', 'OPTIONS'])('answers %s of an operation with 405', async (method) => {
    const { url } = await startGateway();
    const { status, headers, body } = await rawCall(url, ISSUE, { method });
    expect({ status, allow: headers.get('allow'), body }).toEqual({
      status: 405,
      allow: 'POST',
      body: refusal(405, method),
    });
  });

  it.each(['/v4/group-channel/nothing', '/v4/private/message/send', '/v4/user/ban/', '/', '/v4/user/ban%2Flist', '/%'])(
    'has no operation %s and says so',
    async (path) => {
      const { url } = await startGateway();
      const { status, body } = await rawCall(url, path);
      expect({ status, body }).toEqual({ status: 404, body: refusal(404, /no operation/) });
    },
  );

  it('echoes X-Request-ID, and makes one where there is none to use', async () => {
    const { url } = await startGateway();
    const echoOf = async (id: string | undefined) =>
      (await rawCall(url, '/v4/user/ban/list', { headers: { 'X-Request-ID': id } })).headers.get('x-request-id');
    expect(await echoOf('x'.repeat(36))).toBe('x'.repeat(36));
    expect(await echoOf('x'.repeat(37))).toMatch(/^[0-9a-f-]{36}$/);
    expect(await echoOf(undefined)).toMatch(/^[0-9a-f-]{36}$/);
    const refused = await rawCall(url, '/v4/nothing', { headers: { 'X-Request-ID': 'mine' } });
    expect(refused.headers.get('x-request-id')).toBe('mine');
  });

  it('answers /healthz to any page', async () => {
    const { url } = await startGateway();
    const response = await fetch(`${url}/healthz`);
    expect(response.status).toBe(200);
    expect(response.headers.get('access-control-allow-origin')).toBe('*');
    expect(await response.json()).toEqual({ status: 'ok' });
  });
});
