import { NCConnectionStatus as S } from '@nexconn-kit/core';
import { expect, test } from './support/lifeTest.ts';
import { quietFor } from './support/quietFor.ts';

test.describe('a page in the back/forward cache', () => {
  test('lets go of socket, lock and store without a sign-out, and dials once when it comes back', async ({
    tab,
    stack,
    userId,
  }) => {
    const { demo, page } = tab;
    await demo.signIn(stack.tokens.url, userId);
    await demo.expectStatus(S.Connected);

    await tab.leave(`${stack.tokens.url}/healthz`);
    await expect.poll(() => stack.links.openLinks(), { timeout: 1000 }).toBe(0);
    const left = await page.evaluate(async () => ({
      locks: (await navigator.locks.query()).held?.map(({ name }) => name),
      stores: (await indexedDB.databases()).map(({ name }) => name ?? ''),
    }));
    expect(left.locks, 'of the page that lies in the cache').toEqual([]);
    expect(left.stores.filter((name) => name.endsWith(`:${userId}`))).toHaveLength(1);
    // The browser throws a page out of its cache whose open store stands in the way.
    await page.evaluate(async (names) => {
      for (const name of names) {
        await new Promise((resolve, reject) => {
          const deletion = indexedDB.deleteDatabase(name);
          deletion.addEventListener('success', resolve);
          deletion.addEventListener('error', reject);
        });
      }
    }, left.stores);
    await quietFor(2000, () => [stack.links.dials(), stack.tokens.calls()]);
    expect([stack.links.dials(), stack.tokens.calls()]).toEqual([1, 1]);

    await tab.comeBack();
    await demo.expectStatus(S.Connected, 3000);
    await quietFor(3000, () => [demo.statuses.length, stack.links.dials()]);
    expect([stack.links.dials(), stack.links.openLinks()], 'exactly one dial').toEqual([2, 1]);
    expect(stack.tokens.calls(), 'with the token in hand').toBe(1);
    expect(new Set(demo.dials.clientIds).size, 'as the same client').toBe(1);
    expect(demo.statuses).not.toContain(S.SignOut);
    expect(demo.statuses).not.toContain(S.KickedOfflineByOtherClient);
  });

  test('that left while it waited for the next dial does not dial in the cache', async ({ tab, stack, userId }) => {
    const { demo } = tab;
    await demo.signIn(stack.tokens.url, userId);
    await demo.expectStatus(S.Connected);
    stack.links.cut();
    await demo.expectStatus(S.Suspend);
    await tab.leave(`${stack.tokens.url}/healthz`);
    stack.links.mend();
    const dialsBefore = stack.links.dials();
    await quietFor(3000, () => stack.links.dials());
    await tab.comeBack();
    await demo.expectStatus(S.Connected, 3000);
    await quietFor(2000, () => stack.links.dials());
    expect(stack.links.dials()).toBe(dialsBefore + 1);
  });

  test('takes its seat back from a client that came meanwhile, once and for all', async ({
    tab,
    openTab,
    stack,
    userId,
  }) => {
    await tab.demo.signIn(stack.tokens.url, userId);
    await tab.demo.expectStatus(S.Connected);
    await tab.leave(`${stack.tokens.url}/healthz`);
    const { demo: other } = await openTab();
    await other.page.goto(stack.tokens.url);
    await other.expectStatus(S.Connected);

    await tab.show();
    await tab.comeBack();
    await tab.demo.expectStatus(S.Connected, 3000);
    await other.expectStatus(S.KickedOfflineByOtherClient, 3000);
    await quietFor(3000, () => [tab.demo.statuses.length, other.statuses.length, stack.links.dials()]);
    expect(stack.links.dials()).toBe(3);
  });
});
