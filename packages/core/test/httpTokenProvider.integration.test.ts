import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { httpTokenProvider } from '@nexconn-kit/core';
import { createHarness } from './engine/harness.ts';

const context = () => ({ reason: 'connect' as const, signal: new AbortController().signal });

describe('httpTokenProvider', () => {
  let server: Server;
  let url: string;
  let requests: IncomingMessage[];
  let answer: (response: ServerResponse) => void;

  beforeEach(async () => {
    requests = [];
    server = createServer((request, response) => {
      requests.push(request);
      answer(response);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/token`;
  });
  afterEach(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  const reply = (status: number, body: unknown, headers: Readonly<Record<string, string>> = {}): void => {
    answer = (response) => response.writeHead(status, headers).end(JSON.stringify(body));
  };

  it('posts, and gives the token of the answer', async () => {
    reply(200, { token: 'token-1' });
    expect(await httpTokenProvider(url)(context())).toBe('token-1');
    expect(requests.map(({ method, url: path }) => `${method} ${path}`)).toEqual(['POST /token']);
  });

  it('sends what the application adds', async () => {
    reply(200, { token: 'token-1' });
    await httpTokenProvider(url, { method: 'PUT', headers: { 'x-csrf': 'one' } })(context());
    expect([requests[0]?.method, requests[0]?.headers['x-csrf']]).toEqual(['PUT', 'one']);
  });

  it.each([401, 403])('stops at %i: the engine rests in 15 with 33092', async (status) => {
    reply(status, {});
    const { engine } = createHarness();
    expect(await engine.connect({ token: httpTokenProvider(url) })).toMatchObject({ isOk: false, code: 33092 });
    expect([engine.getConnectionStatus(), requests.length]).toEqual([15, 1]);
  });

  it.each([
    ['429 with seconds', 429, { 'retry-after': '7' }, 7_000],
    [
      '503 with a date',
      503,
      { date: 'Tue, 01 Jan 2030 00:00:00 GMT', 'retry-after': 'Tue, 01 Jan 2030 00:00:09 GMT' },
      9_000,
    ],
    ['500 without a wish', 500, {}, undefined],
    ['429 with nonsense', 429, { 'retry-after': 'soon' }, undefined],
  ])('throws at %s what the engine retries', async (_, status, headers, retryAfterMs) => {
    reply(status, {}, headers);
    await expect(httpTokenProvider(url)(context())).rejects.toMatchObject({
      name: 'TokenRequestFailed',
      retryAfterMs,
    });
  });

  it.each([[{}], [{ token: 7 }], [null], ['token-1']])(
    'fails in a way that is retried at an answer of %j',
    async (body) => {
      reply(200, body);
      await expect(httpTokenProvider(url)(context())).rejects.toMatchObject({ name: 'TokenRequestFailed' });
    },
  );

  it('hands an empty token on: the engine rests in 15 with 33092', async () => {
    reply(200, { token: '' });
    const { engine } = createHarness();
    expect(await engine.connect({ token: httpTokenProvider(url) })).toMatchObject({ isOk: false, code: 33092 });
  });

  it('fails in a way that is retried when the server is away', async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    await expect(httpTokenProvider(url)(context())).rejects.toMatchObject({ name: 'TypeError' });
    server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });

  it('gives up when the engine does', async () => {
    answer = () => {};
    const abort = new AbortController();
    const asking = httpTokenProvider(url)({ reason: 'connect', signal: abort.signal });
    abort.abort(new Error('not wanted any more'));
    await expect(asking).rejects.toThrow('not wanted any more');
  });

  it('quotes nothing of an answer that is no JSON: it may be the bare token', async () => {
    answer = (response) => response.writeHead(200).end('eyJhbGciOiJIUzI1NiJ9');
    const error = await httpTokenProvider(url)(context()).catch((failure: unknown) => failure as Error);
    expect(error).toBeInstanceOf(Error);
    expect(`${String(error)} ${String((error as Error).cause)}`).not.toContain('eyJ');
  });
});
