import { NCConnectionStatus as S } from '@nexconn-kit/core';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from './support/lifeTest.ts';
import type { LivingTab } from './support/LivingTab.ts';
import { quietFor } from './support/quietFor.ts';
import type { Stack } from './support/startStack.ts';

const TABS = 5;

/** Signs the browser in, without a page that would connect. */
async function signBrowserIn({ page }: LivingTab, { tokens }: Stack, userId: string): Promise<void> {
  const reply = await page.request.post(`${tokens.url}/api/session`, { data: { userId } });
  expect(reply.status()).toBe(200);
}

const statusesOf = (tabs: readonly LivingTab[]): number[] =>
  tabs.map(({ demo }) => demo.statuses.at(-1) ?? -1).toSorted((one, other) => one - other);

test.describe('five tabs that share a token', () => {
  test.use({ seats: TABS });

  test('ask for one together, at the first connect and after it was revoked', async ({
    tab,
    openTab,
    stack,
    userId,
  }) => {
    await signBrowserIn(tab, stack, userId);
    // Slow enough that all of them want one before there is one.
    stack.tokens.intercept(() => wait(1500, undefined));
    const tabs = [tab, ...(await Promise.all(Array.from({ length: TABS - 1 }, openTab)))];
    await Promise.all(tabs.map(({ page }) => page.goto(`${stack.tokens.url}/?storage=local`)));
    for (const { demo } of tabs) await demo.expectStatus(S.Connected);
    expect([stack.tokens.calls(), stack.links.dials()]).toEqual([1, TABS]);

    await stack.serverApi.call('/v4/auth/access-token/expire', { userIds: [userId], expiresAt: Date.now() });
    stack.links.cut();
    await Promise.all(tabs.map((each) => each.expectLoss(3000)));
    stack.links.mend();
    for (const { demo } of tabs) await demo.expectStatus(S.Connected, 20_000);
    await quietFor(3000, () => [stack.tokens.calls(), stack.links.dials()]);
    expect(stack.tokens.calls()).toBe(2);
    expect(statusesOf(tabs)).toEqual([0, 0, 0, 0, 0]);
    for (const { demo } of tabs) expect(demo.statuses).not.toContain(S.TokenIncorrect);
  });

  test('do not wait for one that was frozen while it asked', async ({ tab, openTab, stack, userId }) => {
    await signBrowserIn(tab, stack, userId);
    stack.tokens.intercept(() => (stack.tokens.calls() === 1 ? new Promise<undefined>(() => {}) : undefined));
    await tab.page.goto(`${stack.tokens.url}/?storage=local`);
    await expect.poll(() => stack.tokens.calls()).toBe(1);
    await tab.freeze();
    const other = await openTab();
    await other.page.goto(`${stack.tokens.url}/?storage=local`);
    await other.demo.expectStatus(S.Connected, 15_000);
    expect(other.demo.statuses, 'it never gave up').not.toContain(S.Suspend);
    expect(stack.tokens.calls()).toBe(2);
  });
});

test.describe('five tabs and one seat', () => {
  test('settle: one has it, four are told, and nobody fights', async ({ tab, openTab, stack, userId }) => {
    await signBrowserIn(tab, stack, userId);
    const tabs = [tab, ...(await Promise.all(Array.from({ length: TABS - 1 }, openTab)))];
    await Promise.all(tabs.map(({ page }) => page.goto(stack.tokens.url)));
    await expect.poll(() => statusesOf(tabs), { timeout: 15_000 }).toEqual([0, 6, 6, 6, 6]);
    const seen = () => [statusesOf(tabs), stack.links.dials(), stack.links.openLinks()];
    await quietFor(10_000, seen, async () => {
      for (const each of tabs) await each.show();
    });
    expect([stack.links.dials(), stack.links.openLinks()]).toEqual([TABS, 1]);
  });
});
