import { NCConnectionStatus as S } from '@nexconn-kit/core';
import type { Locator, Page } from '@playwright/test';
import { expect, test } from './support/demoTest.ts';
import { revokedToken } from './support/tokens.ts';

const DRAFT = 'Half a thought';

/** Leaves the caret in the middle of a draft, as whoever is interrupted does. */
async function startDraft(page: Page): Promise<Locator> {
  const draft = page.getByRole('textbox', { name: 'Draft' });
  await draft.focus();
  await page.keyboard.type(DRAFT);
  for (let step = 0; step < 7; step += 1) await page.keyboard.press('ArrowLeft');
  return draft;
}

/** It goes on exactly where it was: what is typed next lands at the caret. */
async function expectDraftGoesOn(page: Page, draft: Locator): Promise<void> {
  await expect(draft).toBeFocused();
  await page.keyboard.type('good ');
  await expect(draft).toHaveValue('Half a good thought');
}

/** Nothing of the page is reached beside a modal: not by Tab, not by Esc, not by the mouse. */
async function expectTrapped(page: Page, dialog: Locator): Promise<void> {
  for (let press = 0; press < 5; press += 1) {
    await page.keyboard.press('Tab');
    const isOutside = await dialog.evaluate(
      (element) => document.activeElement !== document.body && !element.contains(document.activeElement),
    );
    expect(isOutside).toBe(false);
  }
  for (let press = 0; press < 3; press += 1) await page.keyboard.press('Escape');
  await expect(dialog).toBeVisible();
  const behind = page.getByRole('textbox', { name: 'Draft', includeHidden: true });
  await behind.focus();
  await expect(behind).not.toBeFocused();
}

test.describe('by keyboard alone', () => {
  test('a lost connection is retried, and focus returns to the draft', async ({ demo, stack, userId }) => {
    const { page } = demo;
    await demo.signIn(stack.tokens.url, userId);
    await demo.expectStatus(S.Connected);
    const draft = await startDraft(page);
    stack.links.cut();
    const retry = page.getByRole('button', { name: 'Retry now' });
    await expect(retry).toBeVisible();
    await expect(draft, 'the banner takes no focus').toBeFocused();
    // From the draft straight to the banner: every step before it would be one more.
    for (let press = 0; press < 15 && !(await retry.evaluate((button) => button.matches(':focus'))); press += 1) {
      await page.keyboard.press('Shift+Tab');
    }
    await expect(retry).toBeFocused();
    const dials = demo.dials.total();
    await page.keyboard.press('Enter');
    await expect.poll(() => demo.dials.total()).toBeGreaterThan(dials);
    await expect(retry, 'a busy button keeps focus').toBeFocused();
    stack.links.mend();
    await demo.expectStatus(S.Connected, 30_000);
    await expect(page.getByText('Back online')).toBeVisible();
    const isLost = await page.evaluate(() => document.activeElement === document.body);
    expect(isLost, 'focus is somewhere a person can go on from').toBe(false);
  });

  test('a refused token is replaced, and the draft goes on', async ({ demo, stack, userId }) => {
    const { page } = demo;
    await demo.signIn(stack.tokens.url, userId);
    await demo.expectStatus(S.Connected);
    const draft = await startDraft(page);
    const token = await revokedToken(stack, userId);
    stack.tokens.intercept(() => ({ httpStatus: 200, body: { token } }));
    stack.links.cut();
    await demo.expectStatus(S.Suspend);
    stack.links.mend();
    await demo.expectStatus(S.TokenIncorrect);

    const panel = page.getByRole('group', { name: 'Your session has expired' });
    await expect(panel).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(panel).toBeVisible();
    await page.keyboard.press('Tab');
    await expect(page.getByRole('button', { name: 'Try again' })).toBeFocused();
    stack.tokens.intercept(() => undefined);
    await page.keyboard.press('Enter');
    await demo.expectStatus(S.Connected);
    await expectDraftGoesOn(page, draft);
  });

  test('a lost seat is taken back, and the draft goes on', async ({ demo, stack, userId, openElsewhere }) => {
    const { page } = demo;
    await demo.signIn(stack.tokens.url, userId);
    await demo.expectStatus(S.Connected);
    const draft = await startDraft(page);
    const second = await openElsewhere();
    await second.signIn(stack.tokens.url, userId);
    await demo.expectStatus(S.KickedOfflineByOtherClient);

    const useHere = page.getByRole('button', { name: 'Use here' });
    await expect(useHere).toBeFocused();
    await expectTrapped(page, page.getByRole('alertdialog'));
    await useHere.focus();
    await page.keyboard.press('Enter');
    await demo.expectStatus(S.Connected);
    await expectDraftGoesOn(page, draft);
  });

  test('a ban leads back to sign-in, and by no other way', async ({ demo, stack, userId }) => {
    const { page } = demo;
    await demo.signIn(stack.tokens.url, userId);
    await demo.expectStatus(S.Connected);
    await startDraft(page);
    await stack.serverApi.call('/v4/user/ban', { userIds: [userId], durationMinutes: 1 });
    await demo.expectStatus(S.DisconnException);
    const back = page.getByRole('button', { name: 'Back to sign-in' });
    await expect(back).toBeFocused();
    await expectTrapped(page, page.getByRole('alertdialog'));
    await back.focus();
    await page.keyboard.press('Enter');
    await expect(page.getByLabel('User id')).toBeVisible();
  });
});
