import { NCConnectionStatus as S } from '@nexconn-kit/protocol';
import type { NCConnectResult } from '../api.ts';
import { okResult, type ConnectHandlers } from '../session/connectCalls.ts';
import type { EngineContext } from '../session/engineContext.ts';

const AT_WORK: readonly S[] = [S.Connected, S.Connecting, S.NetworkUnavailable, S.Suspend, S.ProxyUnavailable];

/** Whether the engine is at work by itself, so that a further call for the same user joins what runs. */
export const isAtWork = ({ board }: EngineContext): boolean => AT_WORK.includes(board.read().status);

/** Shares the running attempt or session; a dial that only waits is made at once. */
export function join(context: EngineContext, handlers: ConnectHandlers): Promise<NCConnectResult> {
  const { calls, board, dispatch } = context;
  const answer = calls.add(handlers);
  const { status, userId } = board.read();
  if (status === S.Connected && userId !== null) calls.settle(okResult(userId));
  else dispatch('dialRequested');
  return answer;
}
