import type { NCConnectResult } from '../api.ts';
import type { NCError } from '../errors.ts';
import { answerCall, failedResult, type ConnectHandlers } from '../session/connectCalls.ts';
import type { EngineContext } from '../session/engineContext.ts';

/** Answers a call that changes nothing. */
export function refuse(
  context: EngineContext,
  error: NCError,
  handlers: ConnectHandlers = {},
): Promise<NCConnectResult> {
  return new Promise((resolve) => answerCall({ handlers, resolve }, failedResult(error), context.notifier));
}
