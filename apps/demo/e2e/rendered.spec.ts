import { NCConnectionStatus as S } from '@nexconn-kit/core';
import type { Page } from '@playwright/test';
import { expect, test } from './support/demoTest.ts';

/** What a page complains of, in its console or by throwing; a hydration that does not match is among it. */
function complaintsOf(page: Page): readonly string[] {
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  return complaints;
}

test.describe('the page that a server renders', () => {
  test('is whole without JavaScript: nobody is connected yet', async ({ browser, stack, userId }) => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    await context.request.post(`${stack.tokens.url}/api/session`, { data: { userId } });
    const page = await context.newPage();
    await page.goto(`${stack.tokens.url}/rendered`);
    await expect(page.getByRole('heading', { name: `Signed in as ${userId}` })).toBeVisible();
    await expect(page.getByTestId('connection-status')).toHaveAttribute('data-status', String(S.Unconnected));
    await expect(page.getByRole('textbox', { name: 'A draft' })).toBeVisible();
    expect(stack.tokens.calls()).toBe(0);
    await context.close();
  });

  test('R18: is taken over as it is, without a complaint, and then connects once', async ({ demo, stack, userId }) => {
    const { page } = demo;
    const complaints = complaintsOf(page);
    // Marked while it is parsed: an element that hydration threw away would have lost its mark.
    await page.addInitScript(() => {
      new MutationObserver((_, observer) => {
        const main = document.querySelector('main');
        if (!main) return;
        Object.assign(main, { isOfServer: true });
        observer.disconnect();
      }).observe(document, { childList: true, subtree: true });
    });
    await page.request.post(`${stack.tokens.url}/api/session`, { data: { userId } });
    await page.goto(`${stack.tokens.url}/rendered`);
    await demo.expectStatus(S.Connected);
    expect(complaints).toEqual([]);
    expect(await page.locator('main').evaluate((main) => 'isOfServer' in main)).toBe(true);
    expect([demo.dials.total(), stack.tokens.calls()]).toEqual([1, 1]);
    await page.getByRole('textbox', { name: 'A draft' }).fill('It works as an application too.');
  });

  test('dials for nobody who is not signed in, and is nowhere without its HTML', async ({ demo, stack }) => {
    await demo.page.goto(`${stack.tokens.url}/rendered`);
    await expect(demo.page.getByRole('link', { name: 'Sign in' })).toBeVisible();
    await demo.expectStatus(S.Unconnected);
    expect(demo.dials.total()).toBe(0);
    const template = await demo.page.goto(`${stack.tokens.url}/rendered.html`);
    expect(template?.status()).toBe(404);
  });
});
