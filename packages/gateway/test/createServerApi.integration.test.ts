import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createServerApi, ServerApiError } from '../src/index.ts';
import { APP_KEY, APP_SECRET, startGateway } from './support/startGateway.ts';

const answering = async (status: number, body: string): Promise<string> => {
  const server = createServer((_, response) => response.writeHead(status).end(body)).listen(0, '127.0.0.1');
  await new Promise((resolve) => void server.once('listening', resolve));
  onTestFinished(() => void server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
};
const ann = { userId: 'ann', name: 'Ann' };

describe('createServerApi', () => {
  it('gives back the result of a call, however the base URL ends', async () => {
    const { url } = await startGateway();
    const api = createServerApi({ url: `${url}/`, appKey: APP_KEY, appSecret: APP_SECRET });
    expect(await api.call('/v4/auth/access-token/issue', ann)).toEqual({
      userId: 'ann',
      accessToken: expect.any(String),
    });
    expect(await api.call('/v4/user/unban', { userIds: ['ann'] })).toBeUndefined();
  });

  it('throws what the gateway refused with, and never the secret', async () => {
    const { url } = await startGateway();
    const api = createServerApi({ url, appKey: APP_KEY, appSecret: 'a wrong secret' });
    const error = await api.call('/v4/auth/access-token/issue', ann).catch((cause: unknown) => cause);
    expect(error).toBeInstanceOf(ServerApiError);
    expect(error).toMatchObject({ httpStatus: 401, code: 1004, message: expect.stringContaining('signature') });
    expect(String(error)).not.toContain('a wrong secret');
  });

  it.each([
    [502, '<html>bad gateway</html>'],
    [200, 'null'],
    [500, '{"code":"text"}'],
  ])('says so when a %i of %j is no answer of a gateway', async (status, body) => {
    const api = createServerApi({ url: await answering(status, body), appKey: APP_KEY, appSecret: APP_SECRET });
    await expect(api.call('/v4/auth/access-token/issue', ann)).rejects.toMatchObject({
      name: 'ServerApiError',
      httpStatus: status,
      code: null,
    });
  });

  it('throws a TypeError when nobody listens', async () => {
    const api = createServerApi({ url: 'http://127.0.0.1:1', appKey: APP_KEY, appSecret: APP_SECRET });
    await expect(api.call('/v4/auth/access-token/issue', ann)).rejects.toThrow(TypeError);
  });
});
