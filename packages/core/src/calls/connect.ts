import type { NCConnectParams, NCConnectResult } from '../api.ts';
import { NCError } from '../errors.ts';
import { checkConnectParams } from '../checkArguments.ts';
import { failedResult, type ConnectHandlers } from '../session/connectCalls.ts';
import type { EngineContext, Session } from '../session/engineContext.ts';
import { isSameUser } from '../session/isSameUser.ts';
import { isAtWork, join } from './join.ts';
import { leaveUser } from './leaveUser.ts';
import { refuse } from './refuse.ts';

/** Opens the local store beside the dial where the user is known: from the application, or from an earlier connect with this token. */
function openKnownStore(context: EngineContext, session: Session): void {
  const { store, ports, board } = context;
  const { userId, token } = session.params;
  if (userId !== undefined) return store.open(userId);
  if (typeof token !== 'string') return;
  void ports.database.recallUser(token).then((known) => {
    if (known !== null && context.session === session && board.read().userId === null) store.open(known);
  });
}

function begin(context: EngineContext, params: NCConnectParams, handlers: ConnectHandlers): Promise<NCConnectResult> {
  const { calls, tokens, ports, outage } = context;
  calls.settle(failedResult(new NCError(33090)));
  if (context.session === null || !isSameUser(context.session.params, params)) leaveUser(context);
  const session: Session = { params, intent: 'newcomer', lastSessionId: null };
  context.session = session;
  tokens.begin(params.token, params.userId === undefined ? null : ports.tokenCache.read(params.userId));
  outage.breakWindow();
  const answer = calls.add(handlers);
  openKnownStore(context, session);
  context.dispatch('connectRequested');
  return answer;
}

/** Joins the session that runs for the same user, else begins a new one in its place. */
export function connect(
  context: EngineContext,
  params: NCConnectParams,
  handlers: ConnectHandlers,
): Promise<NCConnectResult> {
  const error = context.isDestroyed ? new NCError(33001) : checkConnectParams(params);
  if (error !== null) return refuse(context, error, handlers);
  const { session, tokens } = context;
  if (session === null || !isAtWork(context) || !isSameUser(session.params, params))
    return begin(context, params, handlers);
  session.params = params;
  tokens.replaceSource(params.token);
  return join(context, handlers);
}
