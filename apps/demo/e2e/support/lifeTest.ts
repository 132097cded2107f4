import { test as base } from './demoTest.ts';
import { LivingTab } from './LivingTab.ts';
import { openBrowserWithLife, type BrowserWithLife } from './openBrowserWithLife.ts';

interface LifeFixtures {
  readonly living: BrowserWithLife;
  readonly tab: LivingTab;
  /** A further tab of the same browser. */
  readonly openTab: () => Promise<LivingTab>;
}

/** Playwright's `test` over a demo of its own, in a browser that hides, throttles, freezes and caches its pages. */
export const test = base.extend<LifeFixtures>({
  living: async ({ browserName: _ }, run) => {
    const living = await openBrowserWithLife();
    await run(living);
    await living.close();
  },
  context: async ({ living }, run) => {
    const [context] = living.browser.contexts();
    if (!context) throw new Error('The browser came without a context, so there is no tab to test. Is it headless?');
    await run(context);
  },
  tab: async ({ openTab }, run) => {
    await run(await openTab());
  },
  openTab: async ({ context }, run) => {
    await run(async () => LivingTab.watch(await context.newPage()));
  },
});
export { expect } from '@playwright/test';
