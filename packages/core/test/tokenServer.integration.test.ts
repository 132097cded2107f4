import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { httpTokenProvider } from '@nexconn-kit/core';
import { createTokenServer, type TokenMisbehavior, type TokenServer } from '@nexconn-kit/core/testing/node';
import { quietFor } from './quietFor.ts';
import { SOON } from './soon.ts';

describe('createTokenServer', () => {
  let server: TokenServer;
  let issued: number;
  beforeEach(async () => {
    issued = 0;
    server = await createTokenServer({ issue: () => `token-${(issued += 1)}` });
  });
  afterEach(() => server.close());

  const post = (init: RequestInit = {}): Promise<Response> => fetch(server.url, { method: 'POST', ...init });
  const ask = async (): Promise<unknown> => ((await (await post()).json()) as { token?: unknown }).token;

  it('gives a fresh token a call, as httpTokenProvider takes it', async () => {
    const { signal } = new AbortController();
    expect(await httpTokenProvider(server.url)({ reason: 'connect', signal })).toBe('token-1');
    expect(await ask()).toBe('token-2');
  });

  it('hands the call to the issuer, and answers 500 when that throws', async () => {
    const paths: string[] = [];
    const other = await createTokenServer({
      issue({ path }) {
        paths.push(path);
        throw new Error('the database is away');
      },
    });
    expect((await fetch(`${other.url}?user=ada`, { method: 'POST' })).status).toBe(500);
    expect(paths).toEqual(['/token?user=ada']);
    await other.close();
  });

  it('remembers calls without what is secret in them', async () => {
    const beforeMs = Date.now();
    await post({ headers: { authorization: 'Bearer secret', cookie: 'session=secret', 'x-csrf': 'one' } });
    server.misbehave({ type: 'emptyToken' });
    await post();
    expect(server.calls.map(({ met }) => met)).toEqual(['token', 'emptyToken']);
    const [first] = server.calls;
    expect(first?.atMs).toBeGreaterThanOrEqual(beforeMs);
    expect(first?.headers).toMatchObject({ 'x-csrf': 'one' });
    expect(JSON.stringify(server.calls)).not.toContain('secret');
  });

  it('misbehaves so many times, or until it shall behave', async () => {
    server.misbehave({ type: 'emptyToken' }, 2);
    expect([await ask(), await ask(), await ask()]).toEqual(['', '', 'token-1']);
    server.misbehave({ type: 'emptyToken' });
    expect([await ask(), await ask()]).toEqual(['', '']);
    server.behave();
    expect(await ask()).toBe('token-2');
  });

  it.each([
    [401, undefined],
    [429, 7],
    [503, 0],
  ])('answers %i, with Retry-After: %s', async (status, retryAfterSeconds) => {
    server.misbehave({ type: 'status', status, retryAfterSeconds });
    const response = await post();
    expect([response.status, response.headers.get('retry-after')]).toEqual([
      status,
      retryAfterSeconds === undefined ? null : String(retryAfterSeconds),
    ]);
    expect(issued).toBe(0);
  });

  it('hangs until it is closed', async () => {
    server.misbehave({ type: 'hang' });
    let outcome = 'none';
    const asking = post().then(
      () => (outcome = 'answer'),
      () => (outcome = 'failure'),
    );
    await expect.poll(() => server.calls.length, SOON).toBe(1);
    await quietFor(100);
    expect(outcome).toBe('none');
    await server.close();
    await asking;
    expect(outcome).toBe('failure');
  });

  it('is slow', async () => {
    server.misbehave({ type: 'slow', ms: 100 });
    const askedAtMs = performance.now();
    expect(await ask()).toBe('token-1');
    expect(performance.now() - askedAtMs).toBeGreaterThanOrEqual(99);
  });

  it('drops the connection in the middle of an answer', async () => {
    server.misbehave({ type: 'drop' }, 1);
    const read = async (): Promise<string> => (await post()).text();
    await expect(read()).rejects.toThrow(/fetch failed|terminated/);
    expect(await ask()).toBe('token-1');
  });

  it('answers a page, which is no JSON', async () => {
    server.misbehave({ type: 'notJson' });
    const response = await post();
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'text/html']);
    await expect(response.json()).rejects.toThrow(SyntaxError);
  });

  it('gives the same token again, and garbage that is new each time', async () => {
    await ask();
    server.misbehave({ type: 'sameTokenAgain' });
    expect([await ask(), await ask()]).toEqual(['token-1', 'token-1']);
    server.misbehave({ type: 'garbageToken' });
    const garbage = [await ask(), await ask()];
    expect(new Set([...garbage, 'token-1']).size).toBe(3);
    expect(issued).toBe(1);
  });

  it('lets a page of another origin ask with cookies, and does not count its preflight', async () => {
    const headers = { origin: 'https://app.example', 'access-control-request-headers': 'x-csrf' };
    const preflight = await post({ method: 'OPTIONS', headers });
    expect([preflight.status, server.calls.length]).toEqual([204, 0]);
    const allowed = Object.fromEntries(preflight.headers);
    expect(allowed).toMatchObject({
      'access-control-allow-origin': 'https://app.example',
      'access-control-allow-credentials': 'true',
      'access-control-allow-headers': 'x-csrf',
    });
    expect((await post({ method: 'GET' })).status).toBe(405);
  });

  it.each<TokenMisbehavior>([{ type: 'hang' }, { type: 'slow', ms: 60_000 }])(
    'closes at once under $type, and again without a word',
    async (how) => {
      const timers = (): number => process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length;
      const before = timers();
      server.misbehave(how);
      const asking = post().catch(() => 'failed');
      await expect.poll(() => server.calls.length, SOON).toBe(1);
      await server.close();
      await server.close();
      expect(await asking).toBe('failed');
      expect(timers()).toBeLessThanOrEqual(before);
      await expect(post()).rejects.toThrow('fetch failed');
    },
  );
});
