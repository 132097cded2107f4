import { setTimeout as wait } from 'node:timers/promises';
import { type CDPSession, expect, type Page } from '@playwright/test';
import { countProbes, type Probes } from './countProbes.ts';
import { DemoPage } from './DemoPage.ts';
import { recordLife } from './recordLife.ts';
import { until } from './until.ts';

/** Signals inside this time count as one. */
export const SPACING_MS = 1000;

/** A tab that a test hides, freezes and sends away for real. */
export class LivingTab {
  readonly demo: DemoPage;
  readonly page: Page;
  readonly probes: Probes;
  readonly #cdp: CDPSession;

  private constructor(demo: DemoPage, cdp: CDPSession, probes: Probes) {
    this.demo = demo;
    this.page = demo.page;
    this.#cdp = cdp;
    this.probes = probes;
  }

  /** Takes a page that has loaded nothing yet. */
  static async watch(page: Page): Promise<LivingTab> {
    await recordLife(page);
    const cdp = await page.context().newCDPSession(page);
    return new LivingTab(await DemoPage.watch(page), cdp, await countProbes(cdp));
  }

  /** Signs in, and waits until the engine listens to the page, which it learns to do after it connected. */
  async signIn(url: string, userId: string): Promise<void> {
    await this.demo.signIn(url, userId);
    await this.demo.expectStatus(0);
    const isHeard = async (): Promise<boolean> => {
      await this.page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
      return this.probes.atMs.length > 0;
    };
    await until('the engine listens to the page', isHeard, 5000);
    await wait(2 * SPACING_MS);
  }

  /** Waits for one more probe, for 2 s at most. */
  async expectProbe(provoke: () => Promise<void>): Promise<void> {
    const before = this.probes.atMs.length;
    await provoke();
    await until('the link is asked for a sign of life', () => this.probes.atMs.length > before, 2000);
  }

  /** The status leaves 0 by itself, however shortly. */
  async expectLoss(limitMs: number): Promise<void> {
    const before = this.demo.statuses.length;
    await until('the loss is noticed', () => this.demo.statuses.slice(before).includes(13), limitMs);
  }

  life(): Promise<readonly string[]> {
    return this.page.evaluate(() => window.nexconnE2eLife);
  }

  ticks(): Promise<number> {
    return this.page.evaluate(() => window.nexconnE2eTicks);
  }

  /** Puts another tab in front. */
  async hide(): Promise<void> {
    const other = await this.page.context().newPage();
    await other.bringToFront();
    await this.#expectLast('hidden');
  }

  async show(): Promise<void> {
    await this.page.bringToFront();
    await this.#expectLast('visible');
  }

  /** Freezes it, hidden, as a browser freezes a tab that was left alone. */
  async freeze(): Promise<void> {
    await this.hide();
    await this.#cdp.send('Page.setWebLifecycleState', { state: 'frozen' });
    await this.#expectLast('freeze');
  }

  /** Goes on, and stays hidden. */
  async thaw(): Promise<void> {
    await this.#cdp.send('Page.setWebLifecycleState', { state: 'active' });
    await this.#expectLast('resume');
  }

  /** Goes to another page of the same origin, so that this one lies in the back/forward cache. */
  async leave(url: string): Promise<void> {
    await this.page.evaluate(() => Object.assign(window, { nexconnE2eMark: true }));
    await this.page.goto(url);
  }

  /** Comes back. @throws Error when the browser made the page anew instead of taking it out of the cache */
  async comeBack(): Promise<void> {
    const back = this.page.waitForURL(/\/(\?.*)?$/, { waitUntil: 'commit' });
    await this.page.evaluate(() => history.back());
    await back;
    const reasons = await this.page.evaluate(() => {
      const [navigation] = performance.getEntriesByType('navigation') as { notRestoredReasons?: object | null }[];
      return JSON.stringify(navigation?.notRestoredReasons ?? null);
    });
    expect(reasons, 'why the browser made the page anew').toBe('null');
    await this.#expectLast('pageshow true');
    expect(await this.page.evaluate(() => 'nexconnE2eMark' in window), 'the very same document').toBe(true);
  }

  async #expectLast(event: string): Promise<void> {
    await expect.poll(async () => (await this.life()).at(-1)).toBe(event);
  }
}
