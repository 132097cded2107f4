import type { Page } from '@playwright/test';

/** Makes the device say that it has a network, or none. The network itself stays as it is: `setOffline` would cut links. */
export async function pretendOnline(page: Page, isOnline: boolean): Promise<void> {
  await page.evaluate((says) => {
    Object.defineProperty(navigator, 'onLine', { configurable: true, get: () => says });
    window.dispatchEvent(new Event(says ? 'online' : 'offline'));
  }, isOnline);
}
