import type { Clock } from '../clock.ts';

/** Waits that can be ended from outside. */
export interface Rest {
  for(ms: number): Promise<void>;
  /** Ends the wait that runs, and every later one at once. */
  endAll(): void;
}

export function createRest(clock: Clock): Rest {
  let isOver = false;
  let end = (): void => {};
  return {
    async for(ms) {
      if (isOver || ms === 0) return;
      await new Promise<void>((resolve) => {
        const cancel = clock.schedule(resolve, ms);
        end = () => {
          cancel();
          resolve();
        };
      });
    },
    endAll() {
      isOver = true;
      end();
    },
  };
}
