import type { MachineStep } from '../createRunner.ts';
import { NCError } from '../errors.ts';
import { PHASES } from '../machine/phases.ts';
import { failedResult, okResult } from './connectCalls.ts';
import { restartDeadline } from './deadlineActivity.ts';
import type { EngineContext } from './engineContext.ts';

/** Notes since when it is down: from leaving 0, or from the first try, until it proved stable or nobody wants it. */
function downSinceMs(context: EngineContext, { after, rule }: MachineStep): number | null {
  const { board, ports } = context;
  const isUp = after.phase === 'online';
  if (rule.attempt === 'reset' && (isUp || PHASES[after.phase].isRest)) {
    context.downSinceMs = null;
    context.hasOpened = false;
    return null;
  }
  if (isUp || context.downSinceMs !== null) return board.read().downSinceMs;
  context.downSinceMs = ports.clock.monotonic();
  return ports.clock.now();
}

/** Shows a step of the machine to the application, and draws the consequences that outlive a phase. */
export function publishStep(context: EngineContext, step: MachineStep): void {
  const { board, calls, tokens, ports, options, courier } = context;
  const { event, rule, before, after } = step;
  const { status, isRest } = PHASES[after.phase];
  const isUp = after.phase === 'online';
  const isForgiven = isUp || rule.attempt === 'reset';
  const error = step.error ?? (isForgiven ? null : board.read().error);
  board.write({ status, error, attempt: after.attempt, downSinceMs: downSinceMs(context, step) });
  context.isResting = isRest;
  if (event === 'stayedUp') tokens.forgive();
  if (isUp || isRest || event === 'dialRequested') restartDeadline(context);
  if (isUp) calls.settle(okResult(board.read().userId ?? ''));
  if (isRest) calls.settle(failedResult(error ?? new NCError(33090)));
  const { onTransition } = options;
  if (onTransition === undefined) return;
  const transition = {
    event,
    from: before.phase,
    to: after.phase,
    status,
    attempt: after.attempt,
    atMs: ports.clock.now(),
    errorCode: error?.code ?? null,
  };
  courier.post(() => onTransition(transition));
}
