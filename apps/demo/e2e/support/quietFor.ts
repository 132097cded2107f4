import { setTimeout as wait } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';

const STEP_MS = 100;

/**
 * Watches that nothing happens: the one thing a test can only learn by letting time pass.
 *
 * @param read what must not change
 * @param disturb what should provoke it, done over and over meanwhile
 * @throws Error as soon as `read` answers something else
 */
export async function quietFor(ms: number, read: () => unknown, disturb?: () => Promise<void>): Promise<void> {
  const before = read();
  const endMs = performance.now() + ms;
  while (performance.now() < endMs) {
    await (disturb?.() ?? wait(STEP_MS));
    const now = read();
    if (!isDeepStrictEqual(now, before)) {
      throw new Error(`It was not quiet: ${JSON.stringify(before)} became ${JSON.stringify(now)}`);
    }
  }
}
