import { setTimeout as wait } from 'node:timers/promises';

const STEP_MS = 50;

/**
 * Waits until something holds, asking over and over.
 *
 * @throws Error that names `what` when `limitMs` has passed
 */
export async function until(what: string, holds: () => boolean | Promise<boolean>, limitMs: number): Promise<void> {
  const endMs = performance.now() + limitMs;
  while (!(await holds())) {
    if (performance.now() > endMs) throw new Error(`Not within ${limitMs} ms: ${what}`);
    await wait(STEP_MS);
  }
}
