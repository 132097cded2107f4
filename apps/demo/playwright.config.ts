import { CHROMIUM_ARGS, chromiumPath } from '@nexconn-kit/config/chromium';
import { defineConfig } from '@playwright/test';

/** Needs the built packages and the built demo. Each test starts a gateway and an app server of its own. */
export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results',
  // One at a time: what they show is time, and browsers starve each other on two cores.
  workers: 1,
  retries: 0,
  timeout: 120_000,
  expect: { timeout: 10_000 },
  reporter: 'list',
  use: {
    viewport: { width: 1280, height: 800 },
    screenshot: 'only-on-failure',
    launchOptions: { executablePath: chromiumPath(), args: [...CHROMIUM_ARGS] },
  },
});
