import type { Browser } from '@playwright/test';

/**
 * Puts every page of a browser of the test's own to sleep.
 *
 * @returns wakes them up
 */
export async function stopRenderers(browser: Browser): Promise<() => void> {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  await session.detach();
  const pids = processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => id);
  if (pids.length === 0) throw new Error('The browser names no renderer, so nothing was put to sleep.');
  const tell = (signal: NodeJS.Signals): void => pids.forEach((pid) => process.kill(pid, signal));
  tell('SIGSTOP');
  return () => tell('SIGCONT');
}
