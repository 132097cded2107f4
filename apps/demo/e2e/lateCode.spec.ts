import { NCConnectionStatus as S } from '@nexconn-kit/core';
import { expect, test } from './support/demoTest.ts';

test.describe('code that comes after the first paint', () => {
  test('is fetched again when it could not be fetched', async ({ demo, stack, userId }) => {
    const refused = new Set<string>();
    const fetched = new Set<string>();
    await demo.page.route(/\/(surfaces|realKeepers)-[^/]*\.js$/, async (route) => {
      const url = route.request().url();
      const isFirst = !refused.has(url);
      (isFirst ? refused : fetched).add(url);
      return isFirst ? route.abort() : route.continue();
    });
    await demo.signIn(stack.tokens.url, userId);
    await demo.expectStatus(S.Connected);
    expect(refused.size, 'what shows and what keeps').toBe(2);

    stack.links.cut();
    await demo.expectStatus(S.Suspend);
    await expect(demo.page.getByText('Connection lost. Reconnecting…')).toBeVisible({ timeout: 15_000 });
    stack.links.mend();
    await demo.expectStatus(S.Connected);
    expect(fetched).toEqual(refused);
  });
});
