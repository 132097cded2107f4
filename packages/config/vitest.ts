import { playwright } from '@vitest/browser-playwright';
import type { BrowserConfigOptions } from 'vitest/node';
import { CHROMIUM_ARGS, chromiumPath } from './chromium.mjs';
import { createGatewayCommands } from './gatewayCommands.ts';

/** Real Chromium, without a window. A function, because vitest writes into the object it is given. */
export function chromium(): BrowserConfigOptions {
  const launchOptions = { executablePath: chromiumPath(), args: [...CHROMIUM_ARGS] };
  return {
    enabled: true,
    headless: true,
    screenshotFailures: false,
    provider: playwright({ launchOptions }),
    instances: [{ browser: 'chromium' }],
    commands: createGatewayCommands(),
  };
}
