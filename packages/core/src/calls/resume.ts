import { NCConnectionStatus as S } from '@nexconn-kit/protocol';
import type { NCConnectResult } from '../api.ts';
import { NCError } from '../errors.ts';
import type { EngineContext } from '../session/engineContext.ts';
import { isAtWork, join } from './join.ts';
import { refuse } from './refuse.ts';

const NOTHING_TO_RESUME =
  'There is no session to resume: none was begun, or disconnect ended it. Nothing was done; call connect.';

/** A person wants this client to be the one: comes as a newcomer, with a token asked for anew. */
export function resume(context: EngineContext): Promise<NCConnectResult> {
  const { session, tokens, ports, outage, board, calls } = context;
  if (context.isDestroyed) return refuse(context, new NCError(33001));
  if (session === null) return refuse(context, new NCError(33003, { message: NOTHING_TO_RESUME }));
  outage.breakWindow();
  if (isAtWork(context) && board.read().status !== S.ProxyUnavailable) return join(context, {});
  session.intent = 'newcomer';
  tokens.startOver();
  ports.tokenCache.purge();
  const answer = calls.add({});
  context.dispatch('connectRequested');
  return answer;
}
