import { NCConnectionStatus as S } from '@nexconn-kit/core';
import { expect, test } from './support/demoTest.ts';

test.describe('the operator panel', () => {
  test('says what came of the newest order only', async ({ demo, stack, userId, context }) => {
    await demo.signIn(stack.tokens.url, userId);
    await demo.expectStatus(S.Connected);
    const result = demo.page.getByRole('region', { name: 'Operator' }).getByRole('status');

    await demo.page.getByLabel('User to act on').fill('two words');
    await demo.order('Expire token');
    await expect(result).toHaveAttribute('data-tone', 'danger');
    await expect(result).toContainText('A user id is');

    await demo.page.getByLabel('User to act on').fill(userId);
    const opened = context.waitForEvent('page');
    await demo.order('Open as another device');
    await opened;
    await expect(result).toHaveText(`Another device of ${userId} is open in a new tab.`);
    await expect(result).toHaveAttribute('data-tone', 'success');
  });

  test('shows which order is under way, and gives it once', async ({ demo, stack, userId }) => {
    await demo.signIn(stack.tokens.url, userId);
    await demo.expectStatus(S.Connected);
    const held: (() => Promise<void>)[] = [];
    await demo.page.route('**/api/operator/unban', (route) => void held.push(() => route.continue()));
    const unban = demo.page.getByRole('button', { name: 'Unban' });
    await unban.click();
    await expect(unban).toHaveAttribute('aria-busy', 'true');
    await expect(demo.page.getByRole('button', { name: 'Ban', exact: true })).toHaveAttribute('aria-busy', 'false');
    await unban.click({ force: true });
    expect(held).toHaveLength(1);

    await held[0]?.();
    await expect(unban).toHaveAttribute('aria-busy', 'false');
    await expect(demo.page.getByText(`${userId} may connect again.`)).toBeVisible();
  });
});
