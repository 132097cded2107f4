import { Validator } from '@seriousme/openapi-schema-validator';
import { describe, expect, it } from 'vitest';
import { startGateway } from './support/startGateway.ts';

/** The table of the published contract. */
const PATHS = [
  '/v4/auth/access-token/issue',
  '/v4/auth/access-token/expire',
  '/v4/user/ban',
  '/v4/user/unban',
  '/v4/user/ban/list',
  '/v4/user/soft-delete',
  '/v4/user/restore',
  '/v4/user/soft-deleted/list',
  '/v4/user/connection-status/get',
  '/v4/user/online-status/get',
  '/v4/user/update',
  '/v4/user/get',
  '/v4/direct-channel/message/send',
  '/v4/group-channel/create',
  '/v4/group-channel/join',
  '/v4/group-channel/leave',
  '/v4/group-channel/quit',
  '/v4/group-channel/dismiss',
  '/v4/group-channel/member/list',
  '/v4/group-channel/joined/list',
  '/v4/group-channel/message/send',
  '/v4/direct-channel/history-message/list',
  '/v4/group-channel/history-message/list',
];
/** HTTP statuses of the contract, and the codes that come with them. */
const CODES: Readonly<Record<string, readonly number[]>> = {
  400: [400, 1002, 1005, 1015],
  401: [1004],
  403: [403, 2007],
  404: [404],
  405: [405],
  413: [1005],
  429: [1008],
  500: [1000],
  504: [1050],
};

interface Operation {
  readonly requestBody: { readonly content: { 'application/json': { schema: Schema } } };
  readonly responses: Record<string, object>;
}
interface Schema {
  readonly required?: readonly string[];
  readonly properties: Record<string, Record<string, unknown>>;
}
interface Description {
  readonly openapi: string;
  readonly paths: Record<string, Record<string, Operation>>;
  readonly components: {
    readonly responses: Record<string, { description: string; headers?: object }>;
    readonly schemas: { readonly Failure: Schema };
  };
}

const read = async (): Promise<Description> => {
  const { url } = await startGateway();
  const response = await fetch(`${url}/openapi.json`);
  expect(response.headers.get('content-type')).toBe('application/json; charset=utf-8');
  return (await response.json()) as Description;
};
const requestOf = ({ paths }: Description, path: string) =>
  paths[path]!['post']!.requestBody.content['application/json'].schema;

describe('GET /openapi.json', () => {
  it('is valid OpenAPI 3.1', async () => {
    const description = await read();
    expect(description.openapi).toBe('3.1.0');
    expect(await new Validator().validate({ ...description })).toEqual({ valid: true });
  });

  it('has every operation of the contract, as a POST with a body', async () => {
    const description = await read();
    expect(Object.keys(description.paths).toSorted()).toEqual(PATHS.toSorted());
    for (const path of PATHS) expect(Object.keys(description.paths[path]!)).toEqual(['post']);
  });

  it('says what a call needs and how long it may be, as the gateway checks it', async () => {
    const issue = requestOf(await read(), '/v4/auth/access-token/issue');
    expect(issue.required?.toSorted()).toEqual(['name', 'userId']);
    expect(issue.properties).toMatchObject({
      userId: { type: 'string', maxLength: 64, pattern: expect.any(String) },
      name: { type: 'string', maxLength: 64 },
      avatarUrl: { type: 'string', default: '' },
    });
    const send = requestOf(await read(), '/v4/direct-channel/message/send');
    expect(send.required?.toSorted()).toEqual(['content', 'fromUserId', 'messageType', 'toUserIds']);
    expect(send.properties['toUserIds']).toMatchObject({ type: 'array', minItems: 1, maxItems: 1000 });
    const history = requestOf(await read(), '/v4/group-channel/history-message/list');
    expect(history.required?.toSorted()).toEqual(['channelId', 'endAt', 'includeStart', 'startAt', 'userId']);
  });

  it('has every code of the contract, under its status, for every operation', async () => {
    const { paths, components } = await read();
    expect(Object.keys(components.responses).toSorted()).toEqual(Object.keys(CODES).map((status) => `Http${status}`));
    for (const [status, codes] of Object.entries(CODES)) {
      const { description } = components.responses[`Http${status}`]!;
      for (const code of codes) expect(description).toContain(`${code}: `);
    }
    expect(components.responses['Http429']!.headers).toHaveProperty('Retry-After');
    const named = components.schemas.Failure.properties['code']!['enum'] as number[];
    expect(new Set(named)).toEqual(new Set(Object.values(CODES).flat()));
    for (const path of PATHS) {
      expect(Object.keys(paths[path]!['post']!.responses).toSorted()).toEqual(['200', ...Object.keys(CODES)]);
    }
  });
});
