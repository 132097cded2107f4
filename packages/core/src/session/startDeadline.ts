import type { Emit } from '../createRunner.ts';
import { NCError } from '../errors.ts';
import { LOOK_MS, LONGEST_LOOK_MS } from '../numbers.ts';
import type { Cancel } from '../ports.ts';
import type { EngineContext } from './engineContext.ts';

/** Counts the time spent trying, not the time passed: phases that do not keep it hold it, and a sleep counts as one long look. */
export function startDeadline(context: EngineContext, emit: Emit): Cancel {
  const { clock } = context;
  let countedAtMs = clock.monotonic();
  let cancel: Cancel = () => {};
  const look = (): void => {
    const now = clock.monotonic();
    context.triedMs += Math.min(now - countedAtMs, LONGEST_LOOK_MS);
    countedAtMs = now;
    const { timeout = 0 } = context.params ?? {};
    if (timeout > 0 && context.triedMs >= timeout * 1_000) emit('timedOut', new NCError(34006));
    else cancel = clock.schedule(look, LOOK_MS);
  };
  look();
  return () => cancel();
}
