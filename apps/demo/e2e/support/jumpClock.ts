import type { Page } from '@playwright/test';

declare global {
  interface Window {
    nexconnE2eJump(byMs: number): void;
  }
}

/** Lets `Date.now` of later documents jump, as a machine's clock does in its sleep. Timers and the monotonic clock go on. */
export async function makeClockJump(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const { now } = Date;
    let shiftMs = 0;
    Date.now = () => now() + shiftMs;
    window.nexconnE2eJump = (byMs) => void (shiftMs += byMs);
  });
}

/** @param byMs milliseconds; negative: the clock is set back */
export async function jumpClock(page: Page, byMs: number): Promise<void> {
  await page.evaluate((ms) => window.nexconnE2eJump(ms), byMs);
}
