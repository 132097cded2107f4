import { useCallback, useSyncExternalStore } from 'react';

/**
 * The time in steps, for countdowns and clocks. Renders once a step.
 *
 * @param stepMs 1 or more
 * @returns Unix milliseconds, rounded down to the step
 */
export function useNow(stepMs: number): number {
  const subscribe = useCallback(
    (onTick: () => void) => {
      const timer = setInterval(onTick, stepMs);
      return () => clearInterval(timer);
    },
    [stepMs],
  );
  return useSyncExternalStore(subscribe, () => Math.floor(Date.now() / stepMs) * stepMs);
}
