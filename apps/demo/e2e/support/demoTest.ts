import { randomUUID } from 'node:crypto';
import { test as base } from '@playwright/test';
import { DemoPage } from './DemoPage.ts';
import { type Road, type Stack, startStack } from './startStack.ts';

export interface DemoFixtures {
  readonly road: Road;
  readonly seats: number;
  readonly stack: Stack;
  readonly demo: DemoPage;
  /** Nobody else's. */
  readonly userId: string;
  /** Opens the demo in a browser that shares nothing with the first. */
  readonly openElsewhere: () => Promise<DemoPage>;
}

/** Playwright's `test` over a demo of its own: real processes, started for one test and ended after it. */
export const test = base.extend<DemoFixtures>({
  road: ['relay', { option: true }],
  seats: [1, { option: true }],
  stack: async ({ road, seats }, run) => {
    const stack = await startStack(road, seats);
    await run(stack);
    await stack.stop();
  },
  demo: async ({ page }, run) => {
    await run(await DemoPage.watch(page));
  },
  userId: async ({ browserName }, run) => {
    await run(`${browserName}-${randomUUID().slice(0, 8)}`);
  },
  openElsewhere: async ({ browser }, run) => {
    const contexts: Awaited<ReturnType<typeof browser.newContext>>[] = [];
    await run(async () => {
      const context = await browser.newContext();
      contexts.push(context);
      return DemoPage.watch(await context.newPage());
    });
    await Promise.all(contexts.map((context) => context.close()));
  },
});
export { expect } from '@playwright/test';
