import { CHROMIUM_ARGS, chromiumPath } from '@nexconn-kit/config/chromium';
import { type Browser, chromium } from '@playwright/test';
import { freePort } from './freePort.ts';

/** What Playwright switches off so that tests run alike in every tab, and what people's browsers do to hidden pages. */
const SPARED = [
  '--disable-back-forward-cache',
  '--disable-background-timer-throttling',
  '--disable-backgrounding-occluded-windows',
  '--disable-renderer-backgrounding',
];

export interface BrowserWithLife {
  readonly browser: Browser;
  close(): Promise<void>;
}

/**
 * A browser of the test's own whose tabs are hidden, throttled, frozen and cached as people's are. Playwright emulates
 * focus in every page that it launches, which keeps each one visible and unfrozen for ever: hence the second connection,
 * whose first context is left as the browser made it.
 */
export async function openBrowserWithLife(): Promise<BrowserWithLife> {
  const port = await freePort();
  const launched = await chromium.launch({
    executablePath: chromiumPath(),
    args: [...CHROMIUM_ARGS, `--remote-debugging-port=${port}`],
    ignoreDefaultArgs: SPARED,
  });
  const browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`, { noDefaults: true });
  return {
    browser,
    async close() {
      await browser.close();
      await launched.close();
    },
  };
}
