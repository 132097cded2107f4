import { createGateway, createServerApi, type Gateway } from '@nexconn-kit/gateway';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createAppServer } from './createAppServer.ts';
import { readSettings } from './readSettings.ts';

const APP_SECRET = 'a-secret-that-no-page-may-see';
const clientRoot = mkdtempSync(join(tmpdir(), 'nexconn-demo-client-'));
writeFileSync(join(clientRoot, 'index.html'), '<!doctype html><title>Console</title>');

let gateway: Gateway;
let app: ReturnType<typeof createAppServer>;

const appServerAt = (gatewayUrl: string) =>
  createAppServer(
    readSettings({
      NEXCONN_APP_KEY: 'demo',
      NEXCONN_APP_SECRET: APP_SECRET,
      NEXCONN_GATEWAY_URL: gatewayUrl,
      NEXCONN_PUBLIC_GATEWAY_URL: 'https://chat.example.com',
    }),
    clientRoot,
  );

beforeAll(async () => {
  gateway = await createGateway({
    appKey: 'demo',
    appSecret: APP_SECRET,
    dataDir: ':memory:',
    restoreDelaySeconds: 0,
    logLevel: 'silent',
  });
  app = appServerAt(gateway.url);
});

afterAll(async () => {
  await app.close();
  await gateway.close();
});

const signIn = async (userId: string, device = '') => {
  const reply = await app.inject({ method: 'POST', url: `/api/session${device}`, payload: { userId } });
  return String(reply.headers['set-cookie']).split(';', 1)[0]!;
};
const askToken = (cookie: string, device = '') =>
  app.inject({ method: 'POST', url: `/api/token${device}`, headers: { cookie } });
const order = (action: string, payload: object) =>
  app.inject({ method: 'POST', url: `/api/operator/${action}`, payload });

describe('createAppServer', () => {
  it('gives a signed-in user a token, and a further one each time', async () => {
    const cookie = await signIn('alice');
    const first = await askToken(cookie);
    const second = await askToken(cookie);
    expect(first.statusCode).toBe(200);
    expect(first.json<{ token: string }>().token).not.toBe(second.json<{ token: string }>().token);
  });

  it('refuses a token without a session with 401', async () => {
    const reply = await app.inject({ method: 'POST', url: '/api/token' });
    expect(reply.statusCode).toBe(401);
    expect(reply.json()).toMatchObject({ code: 'not_signed_in', message: expect.any(String) });
  });

  it.each([
    ['another user', 'mallory'],
    ['no user', ''],
  ])('takes no cookie that was forged for %s', async (_case, userId) => {
    const forged = (await signIn('alice')).replace('=alice.', `=${userId}.`);
    expect((await askToken(forged)).statusCode).toBe(401);
  });

  it('does not let the cookie of one device sign in another', async () => {
    const cookie = (await signIn('alice')).replace('nexconn_demo=', 'nexconn_demo_phone-1=');
    expect((await askToken(cookie, '?device=phone-1')).statusCode).toBe(401);
  });

  it('keeps a user for each device of one browser', async () => {
    const cookie = `${await signIn('alice')}; ${await signIn('bob', '?device=phone-1')}`;
    const who = async (device: string) =>
      (await app.inject({ url: `/api/session${device}`, headers: { cookie } })).json<{ userId: string }>().userId;
    expect([await who(''), await who('?device=phone-1'), await who('?device=phone-2')]).toEqual(['alice', 'bob', null]);
  });

  it('keeps sessions across its own restart', async () => {
    const cookie = await signIn('alice');
    const restarted = appServerAt(gateway.url);
    const reply = await restarted.inject({ url: '/api/session', headers: { cookie } });
    await restarted.close();
    expect(reply.json()).toEqual({ userId: 'alice' });
  });

  it('hides the session from scripts and from other sites', async () => {
    const reply = await app.inject({ method: 'POST', url: '/api/session', payload: { userId: 'alice' } });
    expect(reply.headers['set-cookie']).toMatch(/HttpOnly; SameSite=Strict/);
  });

  it('removes the cookie on sign-out', async () => {
    const reply = await app.inject({ method: 'DELETE', url: '/api/session' });
    expect(reply.headers['set-cookie']).toMatch(/^nexconn_demo=; .*Max-Age=0$/);
  });

  it.each(['', 'two words', 'a'.repeat(65), 'ünal', 'a;b'])('refuses %j as a user id with 400', async (userId) => {
    const reply = await app.inject({ method: 'POST', url: '/api/session', payload: { userId } });
    expect(reply.statusCode).toBe(400);
    expect(reply.json()).toEqual({ code: 'bad_request', message: 'A user id is 1 to 64 letters, digits or + = - _.' });
    expect(reply.headers['set-cookie']).toBeUndefined();
  });

  it('answers 403 for a deactivated user, and a token again once restored', async () => {
    const cookie = await signIn('carol');
    await askToken(cookie);
    expect((await order('deactivate', { userId: 'carol' })).statusCode).toBe(200);
    expect((await askToken(cookie)).statusCode).toBe(403);
    expect((await order('restore', { userId: 'carol' })).statusCode).toBe(200);
    expect((await askToken(cookie)).statusCode).toBe(200);
  });

  it('signs no deactivated account in, and says why; a banned one it lets the gateway tell', async () => {
    const enter = (userId: string) => app.inject({ method: 'POST', url: '/api/session', payload: { userId } });
    await enter('erin');
    await order('deactivate', { userId: 'erin' });
    const refused = await enter('erin');
    expect(refused.statusCode).toBe(403);
    expect(refused.json()).toEqual({
      code: 'deactivated',
      message: expect.stringMatching(/^This account is deactivated/),
    });
    expect(refused.headers['set-cookie']).toBeUndefined();
    await order('restore', { userId: 'erin' });
    expect((await enter('erin')).statusCode).toBe(200);
    await order('ban', { userId: 'erin', durationMinutes: 5 });
    expect((await enter('erin')).statusCode).toBe(200);
  });

  it('lets whoever is signed in into a group, made by the first of them', async () => {
    const enter = async (cookie: string, channelId: string) =>
      app.inject({ method: 'POST', url: '/api/group', headers: { cookie }, payload: { channelId } });
    expect((await enter('', 'team')).statusCode).toBe(401);
    expect((await enter(await signIn('alice'), 'our team')).json()).toMatchObject({
      code: 'bad_request',
      message: 'A group id is 1 to 64 letters and digits.',
    });
    for (const userId of ['alice', 'bob', 'bob']) {
      expect((await enter(await signIn(userId), 'team')).json()).toEqual({ channelId: 'team' });
    }
    const { call } = createServerApi({ url: gateway.url, appKey: 'demo', appSecret: APP_SECRET });
    const { members } = await call('/v4/group-channel/member/list', { channelId: 'team' });
    expect(members).toMatchObject([
      { userId: 'alice', role: 3 },
      { userId: 'bob', role: 1 },
    ]);
  });

  it.each([
    ['expire', {}],
    ['ban', { durationMinutes: 5 }],
    ['unban', {}],
  ])('carries out %s', async (action, more) => {
    expect((await order(action, { userId: 'dave', ...more })).statusCode).toBe(200);
  });

  it.each([0, 43_201, 1.5])('refuses a ban of %d minutes with 400', async (durationMinutes) => {
    expect((await order('ban', { userId: 'dave', durationMinutes })).statusCode).toBe(400);
  });

  it('answers 503 when the gateway cannot be reached', async () => {
    const gone = await createGateway({
      appKey: 'demo',
      appSecret: APP_SECRET,
      dataDir: ':memory:',
      logLevel: 'silent',
    });
    await gone.close();
    const lonely = appServerAt(gone.url);
    const entry = await lonely.inject({ method: 'POST', url: '/api/session', payload: { userId: 'alice' } });
    expect(entry.statusCode, 'signing in needs no gateway').toBe(200);
    const reply = await lonely.inject({
      method: 'POST',
      url: '/api/token',
      headers: { cookie: await signIn('alice') },
    });
    await lonely.close();
    expect(reply.statusCode).toBe(503);
    expect(reply.json()).toMatchObject({ code: 'gateway_unreachable' });
  });

  it('tells the page the public values only', async () => {
    const reply = await app.inject({ url: '/api/config' });
    expect(reply.json()).toEqual({ appKey: 'demo', gatewayUrl: 'https://chat.example.com' });
  });

  it('lets the page reach itself and the gateway, and nobody else', async () => {
    const policy = (await app.inject({ url: '/' })).headers['content-security-policy'];
    expect(policy).toContain("connect-src 'self' https://chat.example.com wss://chat.example.com;");
    expect(policy).toContain("default-src 'self'");
  });

  it('never answers with the App Secret', async () => {
    const replies = [
      await askToken(await signIn('alice')),
      await app.inject({ url: '/api/config' }),
      await app.inject({ url: '/nowhere' }),
      await order('ban', {}),
    ];
    for (const reply of replies) expect(JSON.stringify(reply.headers) + reply.body).not.toContain(APP_SECRET);
  });
});
