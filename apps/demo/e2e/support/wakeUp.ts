import type { Page } from '@playwright/test';
import { hideAndShow } from './hideAndShow.ts';

/** Gives the page every reason that a browser has to look at its connection again. */
export async function wakeUp(page: Page): Promise<void> {
  await page.context().setOffline(true);
  await page.context().setOffline(false);
  await hideAndShow(page);
  const session = await page.context().newCDPSession(page);
  await session.send('Page.setWebLifecycleState', { state: 'frozen' });
  await session.send('Page.setWebLifecycleState', { state: 'active' });
  await session.detach();
  await page.evaluate(() => {
    window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    window.dispatchEvent(new Event('focus'));
  });
}
