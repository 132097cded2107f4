import type { MachineStep } from '../createRunner.ts';
import { NCError } from '../errors.ts';
import { PHASES } from '../machine/phases.ts';
import type { EngineContext } from './engineContext.ts';
import { forgetUnopened } from './explainLater.ts';

/** It proved stable, or nobody wants it any more: the trouble of before is over. */
function forgetTrouble(context: EngineContext): void {
  context.downSinceMs = undefined;
  forgetUnopened(context);
  context.tokens.forgive();
}

function tellTransition(
  { options, courier, clock, board }: EngineContext,
  ...[rule, , from, after]: MachineStep
): void {
  const { onTransition } = options;
  if (!onTransition) return;
  const { status, error } = board.read();
  const transition = { event: rule.on, from, to: after.phase, status, attempt: after.attempt, atMs: clock.now() };
  courier.post(() => onTransition({ ...transition, errorCode: error?.code ?? null }));
}

/** Shows a step of the machine to the application, and draws the consequences that outlive a phase. */
export function publishStep(context: EngineContext, ...step: MachineStep): void {
  const { board, calls, clock } = context;
  const [rule, error, , { phase, attempt }] = step;
  const { status, isRest } = PHASES[phase];
  const shown = board.read();
  const isUp = phase === 'online';
  const isFresh = rule.attempt === 'reset';
  const isOver = isFresh && phase !== 'dialing';
  if (isOver) forgetTrouble(context);
  const since = isUp ? shown.downSinceMs : (shown.downSinceMs ?? clock.now());
  const reason = error ?? (isUp || isFresh ? null : shown.error);
  board.write({ status, attempt, error: reason, downSinceMs: isOver ? null : since });
  context.isResting = isRest;
  if (isUp || isRest || rule.on === 'dialRequested') context.triedMs = 0;
  if (isUp) calls.settle(shown.userId ?? '');
  if (isRest) calls.settle(reason ?? new NCError(33090));
  tellTransition(context, ...step);
}
