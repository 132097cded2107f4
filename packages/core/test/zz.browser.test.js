import { TEST_APP_KEY } from '@nexconn-kit/config/browser';
import { expect, it } from 'vitest';
import { commands } from 'vitest/browser';
it('starts a gateway', async () => {
  const a = await commands.startGateway({ multiClient: 2 });
  expect((await fetch(a.url + '/healthz', { mode: 'no-cors' })).type).toBeDefined();
  const r = await commands.callServerApi(a.url, '/v4/auth/access-token/issue', { userId: 'u', name: 'U' });
  expect(r.userId).toBe('u');
  expect(TEST_APP_KEY).toBe('test-app');
  await commands.closeGateway(a.url);
  await expect(fetch(a.url + '/healthz', { mode: 'no-cors' })).rejects.toThrow();
  const b = await commands.startGateway({ port: a.port, dataDir: a.dataDir });
  expect(b.url).toBe(a.url);
  expect(await commands.callServerApi(a.url, '/v4/user/get', { userId: 'u' })).toMatchObject({ name: 'U' });
  await expect(commands.callServerApi(a.url, '/v4/user/get', { userId: 'nobody' })).rejects.toThrow('exist');
});
//# sourceMappingURL=zz.browser.test.js.map
