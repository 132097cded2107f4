import { describe, expect, it } from 'vitest';
import { SERVER_API } from './serverApi.ts';
import { SERVER_API_PATH } from './serverApiPath.ts';

describe('SERVER_API', () => {
  it('has the operations of the contract', () => {
    expect(Object.keys(SERVER_API).sort()).toEqual([
      '/v4/auth/access-token/expire',
      '/v4/auth/access-token/issue',
      '/v4/direct-channel/history-message/list',
      '/v4/direct-channel/message/send',
      '/v4/group-channel/create',
      '/v4/group-channel/dismiss',
      '/v4/group-channel/history-message/list',
      '/v4/group-channel/join',
      '/v4/group-channel/joined/list',
      '/v4/group-channel/leave',
      '/v4/group-channel/member/list',
      '/v4/group-channel/message/send',
      '/v4/group-channel/quit',
      '/v4/user/ban',
      '/v4/user/ban/list',
      '/v4/user/connection-status/get',
      '/v4/user/get',
      '/v4/user/online-status/get',
      '/v4/user/restore',
      '/v4/user/soft-delete',
      '/v4/user/soft-deleted/list',
      '/v4/user/unban',
      '/v4/user/update',
    ]);
  });

  it('fills in the defaults of a list', () => {
    expect(SERVER_API[SERVER_API_PATH.listBans].request.parse({})).toEqual({ page: 1, pageSize: 50 });
  });

  it('tells a text or an array that is too long from one that is wrong', () => {
    const issuesOf = (body: object) =>
      SERVER_API[SERVER_API_PATH.issueToken].request
        .safeParse(body)
        .error?.issues.map(({ code, path }) => [code, ...path]);
    expect(issuesOf({ userId: 'ann', name: 'é'.repeat(64) })).toBeUndefined();
    expect(issuesOf({ userId: 'ann', name: 'é'.repeat(65) })).toEqual([['too_big', 'name']]);
    expect(issuesOf({ userId: 'ann', name: '', avatarUrl: 'é'.repeat(513) })).toEqual([['too_big', 'avatarUrl']]);
    expect(issuesOf({ userId: 'ann', name: 7 })).toEqual([['invalid_type', 'name']]);
  });
});
