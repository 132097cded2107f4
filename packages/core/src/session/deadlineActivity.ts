import type { Emit } from '../createRunner.ts';
import { NCError } from '../errors.ts';
import { TICK_MS } from '../numbers.ts';
import type { Cancel } from '../ports.ts';
import type { EngineContext } from './engineContext.ts';

/** Somebody asked, or the connection is there: trying begins anew. */
export function restartDeadline(context: EngineContext): void {
  context.triedMs = 0;
  context.countedAtMs = context.ports.clock.monotonic();
}

/** Counts the time spent trying, not the time passed: a phase that does not keep it holds it, and a sleep counts as two looks at most. */
export function startDeadline(context: EngineContext, emit: Emit): Cancel {
  const { clock } = context.ports;
  let cancel: Cancel;
  const count = (): void => {
    const now = clock.monotonic();
    context.triedMs += Math.min(now - context.countedAtMs, 2 * TICK_MS);
    context.countedAtMs = now;
  };
  const leftMs = (): number => {
    const seconds = context.params?.timeout ?? 0;
    return seconds > 0 ? seconds * 1_000 - context.triedMs : Infinity;
  };
  const look = (): void => {
    count();
    if (leftMs() > 0) arm();
    else emit('deadlineReached', new NCError(34006));
  };
  const arm = (): void => {
    cancel = clock.schedule(look, Math.min(TICK_MS, leftMs()));
  };
  context.countedAtMs = clock.monotonic();
  arm();
  return () => {
    cancel();
    count();
  };
}
