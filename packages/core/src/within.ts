import type { Clock } from './ports.ts';

/** What comes of some work; null where it fails, or takes longer. */
export function within<T>(clock: Clock, limitMs: number, work: Promise<T>): Promise<T | null> {
  return new Promise((resolve) => {
    const cancel = clock.schedule(() => resolve(null), limitMs);
    const settle = (result: T | null): void => {
      cancel();
      resolve(result);
    };
    work.then(settle, () => settle(null));
  });
}
