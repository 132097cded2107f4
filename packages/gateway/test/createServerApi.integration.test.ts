import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { inspect } from 'node:util';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { createServerApi, OptionError, ServerApiError } from '../src/index.ts';
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

  it('throws a TypeError that names the place and the reason, and no secret, when nobody listens', async () => {
    const { url, close } = await startGateway();
    await close();
    const api = createServerApi({ url, appKey: APP_KEY, appSecret: APP_SECRET });
    const error = await api.call('/v4/auth/access-token/issue', ann).catch((cause: unknown) => cause);
    expect(error).toBeInstanceOf(TypeError);
    expect(String(error)).toContain(`access-token/issue failed: no gateway could be reached at ${url} (ECONNREFUSED).`);
    expect(inspect(error)).not.toContain(APP_SECRET);
  });

  it('shows no password that stands in the URL', async () => {
    const api = createServerApi({ url: 'http://me:hidden@127.0.0.1:1', appKey: APP_KEY, appSecret: APP_SECRET });
    const error = await api.call('/v4/auth/access-token/issue', ann).catch((cause: unknown) => cause);
    expect(String(error)).toContain('at http://127.0.0.1:1 (');
    expect(inspect(error)).not.toContain('hidden');
  });

  it('throws a TimeoutError that names the place when the gateway does not answer', async () => {
    const url = await answering(200, '{"code":0}');
    const spy = vi.spyOn(AbortSignal, 'timeout').mockImplementation(() => {
      return AbortSignal.abort(new DOMException('', 'TimeoutError'));
    });
    onTestFinished(() => spy.mockRestore());
    const api = createServerApi({ url, appKey: APP_KEY, appSecret: APP_SECRET });
    await expect(api.call('/v4/auth/access-token/issue', ann)).rejects.toMatchObject({
      name: 'TimeoutError',
      message: `/v4/auth/access-token/issue failed: the gateway at ${url} did not answer within 10 s.`,
    });
    expect(spy).toHaveBeenCalledWith(10_000);
  });

  it.each(['appKey', 'appSecret'] as const)('refuses an empty %s when it is made', (option) => {
    const make = () =>
      createServerApi({ url: 'http://127.0.0.1:1', appKey: APP_KEY, appSecret: APP_SECRET, [option]: '' });
    expect(make).toThrow(OptionError);
    expect(make).toThrow(new RegExp(`^${option} is empty`));
  });
});
