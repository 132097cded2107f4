import { NCConnectionStatus as S } from '@nexconn-kit/core';
import type { Page } from '@playwright/test';
import { expect, test } from './support/demoTest.ts';

interface Heard {
  /** What a screen reader reads out by itself: news inside live regions. */
  readonly announced: string[];
  /** Countdowns that were seen, and must not be read out. */
  readonly counted: string[];
}

declare global {
  interface Window {
    nexconnE2eHeard: Heard;
  }
}

/** Notes from now on what every live region of the page says, whichever component it belongs to. */
async function listen(page: Page): Promise<() => Promise<Heard>> {
  await page.evaluate(() => {
    const heard: Heard = { announced: [], counted: [] };
    window.nexconnE2eHeard = heard;
    new MutationObserver((records) => {
      const changed = records.map(({ target }) => (target instanceof Element ? target : target.parentElement));
      const find = (selector: string) =>
        new Set(changed.map((element) => element?.closest(selector)?.textContent ?? ''));
      const live = '[role="status"], [role="alert"], [role="log"], [aria-live="polite"], [aria-live="assertive"]';
      heard.announced.push(...[...find(live)].filter((text) => text !== ''));
      heard.counted.push(...[...find('[data-part="countdown"]')].filter((text) => text !== ''));
    }).observe(document.body, { childList: true, characterData: true, subtree: true });
  });
  return () => page.evaluate(() => window.nexconnE2eHeard);
}

test.describe('an outage of a minute', () => {
  test('R17: is heard twice: when the connection is lost, and when it is back', async ({ demo, stack, userId }) => {
    const { page } = demo;
    await page.clock.install();
    // Its clock knows fractions of a millisecond, as no browser's does.
    await page.addInitScript(() => {
      const { now } = Date;
      Date.now = () => Math.floor(now());
    });
    await demo.signIn(stack.tokens.url, userId);
    await demo.expectStatus(S.Connected);
    // Stable, and with every word of the first connection said.
    await page.clock.runFor(10_000);
    const heard = await listen(page);

    const lostAtMs = await page.evaluate(() => Date.now());
    stack.links.cut();
    await demo.expectStatus(S.Suspend);
    for (let second = 0; second < 60; second += 1) await page.clock.runFor(1_000);
    expect((await page.evaluate(() => Date.now())) - lostAtMs).toBeGreaterThanOrEqual(60_000);
    expect(demo.statuses.filter((status) => status === S.Suspend).length, 'it went on trying').toBeGreaterThan(3);

    stack.links.mend();
    await expect(async () => {
      await page.clock.runFor(1_000);
      await demo.expectStatus(S.Connected, 100);
    }).toPass();
    for (let second = 0; second < 15; second += 1) await page.clock.runFor(1_000);

    const { announced, counted } = await heard();
    expect(announced).toEqual(['Connection lost. Reconnecting…', 'Back online']);
    expect(new Set(counted).size, 'seconds were counted down meanwhile').toBeGreaterThan(5);
  });
});
