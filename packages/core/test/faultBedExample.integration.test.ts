// #region example
import { createNexconnEngine, httpTokenProvider } from '@nexconn-kit/core';
import { createFaultProxy, createTokenServer } from '@nexconn-kit/core/testing/node';
import { createGateway, createServerApi } from '@nexconn-kit/gateway';
import { expect, it } from 'vitest';

it('stays signed in through a token endpoint that fails and a gateway that goes away', async () => {
  const app = { appKey: 'my-app', appSecret: 'a-secret-of-this-test' };
  const gateway = await createGateway({ ...app, dataDir: ':memory:', logLevel: 'silent' });
  const api = createServerApi({ ...app, url: gateway.url });
  const proxy = await createFaultProxy(gateway.url);
  const tokens = await createTokenServer({
    issue: async () => (await api.call('/v4/auth/access-token/issue', { userId: 'ada', name: 'Ada' })).accessToken,
  });
  const engine = createNexconnEngine({ appKey: app.appKey, gatewayUrl: proxy.url });
  const statuses: number[] = [];
  engine.addConnectionStatusHandler('test', ({ status }) => statuses.push(status));

  tokens.misbehave({ type: 'status', status: 503 }, 2);
  expect(await engine.connect({ token: httpTokenProvider(tokens.url) })).toMatchObject({ isOk: true });
  expect(tokens.calls.length).toBe(3);

  await proxy.setFault({ type: 'refuse' });
  await expect.poll(() => engine.getConnectionStatus(), { timeout: 10_000 }).toBe(13);
  await proxy.setFault({ type: 'pass' });
  await expect.poll(() => engine.getConnectionStatus(), { timeout: 10_000 }).toBe(0);
  expect(new Set(statuses)).toEqual(new Set([10, 13, 0])); // never signed out in between

  await engine.destroy();
  await tokens.close();
  await proxy.close();
  await gateway.close();
});
// #endregion
