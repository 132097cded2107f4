import { NCConnectionStatus as S } from '@nexconn-kit/core';
import { expect, test } from './support/demoTest.ts';
import { quietFor } from './support/quietFor.ts';
import { wakeUp } from './support/wakeUp.ts';

test.describe('an operator', () => {
  test('bans: 16 and a dialog that says until when; after unban sign-in works', async ({ demo, stack, userId }) => {
    await demo.signIn(stack.tokens.url, userId);
    await demo.expectStatus(S.Connected);
    await demo.order('Ban');
    await demo.expectStatus(S.DisconnException);
    const dialog = demo.page.getByRole('alertdialog');
    await expect(dialog).toContainText(/ends on .*\d{1,2}:\d{2}/);

    await dialog.getByRole('button', { name: /sign/i }).click();
    await demo.fillIn(userId);
    await demo.expectStatus(S.DisconnException);
    await dialog.getByRole('button', { name: /sign/i }).click();

    await demo.openOperator();
    await demo.order('Unban');
    await expect(demo.page.getByText(`${userId} may connect again.`)).toBeVisible();
    await demo.fillIn(userId);
    await demo.expectStatus(S.Connected);
  });

  test('deactivates: 19 and a dialog; after restore sign-in works', async ({ demo, stack, userId }) => {
    await demo.signIn(stack.tokens.url, userId);
    await demo.expectStatus(S.Connected);
    await demo.order('Deactivate');
    await demo.expectStatus(S.UserAbandon);
    const dialog = demo.page.getByRole('alertdialog');
    await expect(dialog).toBeVisible();
    await dialog.getByRole('button', { name: /sign/i }).click();

    const dials = demo.dials.total();
    await demo.fillIn(userId);
    await expect(demo.page.getByRole('alert')).toContainText('This account is deactivated');
    expect(demo.dials.total(), 'there is no token to dial with').toBe(dials);

    await demo.openOperator();
    await demo.order('Restore');
    await expect(demo.page.getByText(`${userId} is restored.`)).toBeVisible();
    await demo.fillIn(userId);
    await demo.expectStatus(S.Connected);
  });
});

test.describe('signing out', () => {
  test('shows 12, and nothing that a browser does brings the connection back', async ({ demo, stack, userId }) => {
    await demo.signIn(stack.tokens.url, userId);
    await demo.expectStatus(S.Connected);
    await demo.page.getByRole('button', { name: 'Sign out' }).click();
    await demo.expectStatus(S.SignOut);
    await quietFor(
      10_000,
      () => [demo.statuses.at(-1), demo.dials.total(), stack.tokens.calls()],
      () => wakeUp(demo.page),
    );
    expect(stack.links.openLinks()).toBe(0);

    await demo.page.reload();
    await expect(demo.page.getByRole('button', { name: 'Sign in' })).toBeVisible();
  });

  test('lets the same user in again', async ({ demo, stack, userId }) => {
    await demo.signIn(stack.tokens.url, userId);
    await demo.expectStatus(S.Connected);
    await demo.page.getByRole('button', { name: 'Sign out' }).click();
    await demo.page.getByRole('button', { name: 'Sign in again' }).click();
    await demo.fillIn(userId);
    await demo.expectStatus(S.Connected);
    expect(demo.statuses).not.toContain(S.KickedOfflineByOtherClient);
  });
});
