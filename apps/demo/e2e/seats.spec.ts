import { NCConnectionStatus as S } from '@nexconn-kit/core';
import { DemoPage } from './support/DemoPage.ts';
import { expect, test } from './support/demoTest.ts';
import { quietFor } from './support/quietFor.ts';
import { wakeUp } from './support/wakeUp.ts';

test.describe('one seat a user', () => {
  test('goes to the newcomer; the first stays kicked until the person wants it back', async ({
    demo: first,
    stack,
    userId,
    openElsewhere,
  }) => {
    await first.signIn(stack.tokens.url, userId);
    await first.expectStatus(S.Connected);
    const second = await openElsewhere();
    await second.signIn(stack.tokens.url, userId);
    await second.expectStatus(S.Connected);

    await first.expectStatus(S.KickedOfflineByOtherClient, 2000);
    const modal = first.page.getByRole('alertdialog');
    await expect(modal).toBeVisible({ timeout: 2000 });
    await quietFor(
      30_000,
      () => [first.dials.total(), first.statuses.at(-1), second.statuses.at(-1)],
      () => wakeUp(first.page),
    );

    await modal.getByRole('button', { name: /use.*here/i }).click();
    await first.expectStatus(S.Connected);
    await second.expectStatus(S.KickedOfflineByOtherClient, 2000);
    await expect(modal).toBeHidden();
  });

  test('is not fought over by a duplicated tab', async ({ demo: first, stack, userId, context }) => {
    await first.signIn(stack.tokens.url, userId);
    await first.expectStatus(S.Connected);
    const stored = await first.page.evaluate(() => Object.fromEntries(Object.entries(sessionStorage)));
    expect(Object.keys(stored).length, 'the tab keeps its client id').toBeGreaterThan(0);

    const second = await DemoPage.watch(await context.newPage());
    await second.page.addInitScript((entries) => {
      for (const [key, value] of Object.entries(entries)) sessionStorage.setItem(key, value);
    }, stored);
    await second.page.goto(stack.tokens.url);
    await second.expectStatus(S.Connected);
    await first.expectStatus(S.KickedOfflineByOtherClient, 2000);
    await expect(first.page.getByRole('alertdialog')).toContainText(/tab/i);

    await quietFor(10_000, () => [
      first.statuses.length,
      second.statuses.length,
      stack.links.dials(),
      stack.links.openLinks(),
    ]);
    expect([first.dials.total(), second.dials.total(), stack.links.dials()]).toEqual([1, 1, 2]);
    expect(stack.links.openLinks()).toBe(1);
    expect(second.dials.clientIds, 'it counts as another client').not.toEqual(first.dials.clientIds);
  });

  test('is taken by "open as another device"', async ({ demo: first, stack, userId, context }) => {
    await first.signIn(stack.tokens.url, userId);
    await first.expectStatus(S.Connected);
    const opened = context.waitForEvent('page');
    await first.order('Open as another device');
    const device = await opened;
    await expect(device).toHaveURL(/\?device=/);
    await expect(device.getByTestId('connection-status')).toHaveAttribute('data-status', String(S.Connected));
    await first.expectStatus(S.KickedOfflineByOtherClient, 2000);
  });
});
