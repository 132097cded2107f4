import { NUMBERS } from '../numbers.ts';
import type { Cancel, Clock } from '../ports.ts';

/** Lets one signal through at once and the next at the end of the second: none is dropped, none hurries. */
export interface TriggerGate {
  pull(act: () => void): void;
  clear(): void;
}

export function createTriggerGate(clock: Clock): TriggerGate {
  let lastAtMs = -Infinity;
  let cancel: Cancel | null = null;
  const fire = (act: () => void): void => {
    lastAtMs = clock.monotonic();
    act();
  };
  const clear = (): void => {
    cancel?.();
    cancel = null;
  };
  return {
    clear,
    pull(act) {
      clear();
      const waitMs = lastAtMs + NUMBERS.triggerSpacing - clock.monotonic();
      if (waitMs <= 0) fire(act);
      else {
        cancel = clock.schedule(() => {
          cancel = null;
          fire(act);
        }, waitMs);
      }
    },
  };
}
