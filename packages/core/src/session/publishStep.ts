import type { MachineStep } from '../createRunner.ts';
import { NCError } from '../errors.ts';
import { PHASES } from '../machine/phases.ts';
import type { EngineContext } from './engineContext.ts';

/** Shows a step of the machine to the application, and draws the consequences that outlive a phase. */
export function publishStep(context: EngineContext, ...[rule, error, from, after]: MachineStep): void {
  const { board, calls, tokens, clock, options, courier } = context;
  const { onTransition } = options;
  const { phase, attempt } = after;
  const { status, isRest } = PHASES[phase];
  const shown = board.read();
  const isUp = phase === 'online';
  const isFresh = rule.attempt === 'reset';
  let { downSinceMs } = shown;
  if (!isUp) downSinceMs ??= clock.now();
  // It proved stable, or nobody wants it any more: the trouble of before is over.
  if (isFresh && phase !== 'dialing') {
    downSinceMs = null;
    context.downSinceMs = undefined;
    context.hasOpened = false;
    tokens.forgive();
  }
  const reason = error ?? (isUp || isFresh ? null : shown.error);
  board.write({ status, attempt, error: reason, downSinceMs });
  context.isResting = isRest;
  if (isUp || isRest || rule.on === 'dialRequested') context.triedMs = 0;
  if (isUp) calls.settle(shown.userId ?? '');
  if (isRest) calls.settle(reason ?? new NCError(33090));
  if (!onTransition) return;
  const errorCode = reason?.code ?? null;
  const transition = { event: rule.on, from, to: phase, status, attempt, atMs: clock.now(), errorCode };
  courier.post(() => onTransition(transition));
}
