import { NCConnectionStatus as S } from '@nexconn-kit/protocol';
import type { ConnectionState } from '../api.ts';
import type { MachineStep } from '../createRunner.ts';
import { NCError } from '../errors.ts';
import { factsOf } from '../machine/phases.ts';
import { failedResult, okResult } from './connectCalls.ts';
import type { EngineContext } from './engineContext.ts';

/** Statuses in which pending calls of `connect` have their answer: the connection, or why there is none. */
const ANSWERS: readonly S[] = [
  S.Connected,
  S.KickedOfflineByOtherClient,
  S.Unconnected,
  S.SignOut,
  S.Timeout,
  S.TokenIncorrect,
  S.DisconnException,
  S.UserAbandon,
];
const NOT_DOWN: readonly S[] = [S.Connected, S.Unconnected, S.SignOut];

/** When the outage began, for the step that begins or ends one. */
function downSince({ outage, board }: EngineContext, { event, after }: MachineStep, nowMs: number): number | null {
  const { status } = factsOf(after.phase);
  if (event === 'stayedUp' || status === S.SignOut) {
    outage.recovered();
    return null;
  }
  return !NOT_DOWN.includes(status) && outage.began() ? nowMs : board.read().downSinceMs;
}

function settleCalls({ calls, board }: EngineContext): void {
  const { status, error, userId } = board.read();
  if (!ANSWERS.includes(status)) return;
  if (status === S.Connected && userId !== null) calls.settle(okResult(userId));
  else calls.settle(failedResult(error ?? new NCError(33090)));
}

/** Shows a step of the machine to the application, and draws the consequences that outlive a phase. */
export function publishStep(context: EngineContext, step: MachineStep): void {
  const { board, deadline, tokens, ports, options, notifier } = context;
  const { event, error, rule, before, after } = step;
  const { status, keeps } = factsOf(after.phase);
  const nowMs = ports.clock.now();
  const patch: Partial<ConnectionState> = {
    status,
    attempt: after.attempt,
    error: error ?? (rule.forgetsError ? null : board.read().error),
    downSinceMs: downSince(context, step, nowMs),
  };
  board.write(patch, nowMs);
  if (event === 'stayedUp') tokens.forgive();
  if (event === 'connectRequested' || event === 'dialRequested' || keeps.length === 0 || status === S.Connected) {
    deadline.reset();
  }
  settleCalls(context);
  const { onTransition } = options;
  if (onTransition === undefined) return;
  const errorCode = board.read().error?.code ?? null;
  const transition = {
    event,
    from: before.phase,
    to: after.phase,
    status,
    attempt: after.attempt,
    atMs: nowMs,
    errorCode,
  };
  notifier.post(() => onTransition(transition));
}
