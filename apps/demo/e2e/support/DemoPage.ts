import { expect, type Locator, type Page } from '@playwright/test';
import type { NCConnectionStatus } from '@nexconn-kit/core';
import { countDials, type Dials } from './countDials.ts';
import { recordStatuses } from './recordStatuses.ts';

/** One tab with the demo in it, and what a test sees of its connection. */
export class DemoPage {
  readonly page: Page;
  readonly dials: Dials;
  /** Every status shown so far, in order. */
  readonly statuses: readonly number[];
  readonly status: Locator;

  private constructor(page: Page, statuses: readonly number[]) {
    this.page = page;
    this.statuses = statuses;
    this.dials = countDials(page);
    this.status = page.getByTestId('connection-status');
  }

  /** Takes a page that has loaded nothing yet. */
  static async watch(page: Page): Promise<DemoPage> {
    return new DemoPage(page, await recordStatuses(page));
  }

  async signIn(url: string, userId: string): Promise<void> {
    await this.page.goto(url);
    await this.fillIn(userId);
  }

  async fillIn(userId: string): Promise<void> {
    await this.page.getByLabel('User id').fill(userId);
    await this.page.getByRole('button', { name: 'Sign in' }).click();
  }

  async expectStatus(status: NCConnectionStatus, timeout = 10_000): Promise<void> {
    await expect(this.status).toHaveAttribute('data-status', String(status), { timeout });
  }

  /** Seconds to the next dial, as the page counts them down; 0 when none is due. */
  async nextDialInSeconds(): Promise<number> {
    const words = await this.page.locator('dt', { hasText: 'Next dial' }).locator('+ dd').innerText();
    return Number(/^in ([\d.]+) s$/.exec(words)?.[1] ?? 0);
  }

  /** Shows the operator's panel of the sign-in page. */
  async openOperator(): Promise<void> {
    await this.page.locator('summary').click();
  }

  async order(name: string): Promise<void> {
    await this.page.getByRole('region', { name: 'Operator' }).getByRole('button', { name, exact: true }).click();
  }
}
