import type { ConnectCompletionHandler, NCConnectParams, NCConnectResult, NexconnEngine } from '../api.ts';
import { checkArguments, CONNECT_PARAMS } from '../checkArguments.ts';
import { NCError } from '../errors.ts';
import { answerCall } from './connectCalls.ts';
import type { EngineContext } from './engineContext.ts';
import { leaveUser } from './createExits.ts';
import { forgetUnopened } from './explainLater.ts';

/** Equal user ids where both calls give one, else the same token or provider. */
const isSameUser = (one: NCConnectParams, other: NCConnectParams): boolean =>
  one.userId && other.userId ? one.userId === other.userId : one.token === other.token;

/** Opens the local store beside the dial where the user is known: from the application, or from an earlier connect with this token. */
async function openKnownStore(context: EngineContext, params: NCConnectParams): Promise<void> {
  const { store, board } = context;
  const { userId, token } = params;
  if (userId) return store.open(userId);
  const known = typeof token === 'string' && (await (await context.loadDatabase()).recallUser(token));
  if (known && context.params === params && board.read().userId === null) store.open(known);
}

/** Makes a session out of these parameters, in place of the one there was. */
function begin(context: EngineContext, params: NCConnectParams): void {
  const { calls, tokens } = context;
  calls.settle(new NCError(33090));
  if (!context.params || !isSameUser(context.params, params)) leaveUser(context);
  context.params = params;
  context.lastSessionId = null;
  forgetUnopened(context);
  tokens.begin(params);
  openKnownStore(context, params).catch(() => {});
}

/** Starts; or joins what runs, and makes a dial that only waits at once. */
function enter(
  context: EngineContext,
  event: 'connectRequested' | 'dialRequested',
  completion?: ConnectCompletionHandler,
): Promise<NCConnectResult> {
  const { calls, board, dispatch } = context;
  const { status, userId } = board.read();
  const answer = calls.add(completion);
  if (event === 'dialRequested' && status === 0) calls.settle(userId ?? '');
  else {
    // Who joins a link that the gateway has accepted asks for no dial.
    if (event === 'connectRequested' || !context.link) context.intent = 'newcomer';
    context.triedMs = 0;
    dispatch(event);
  }
  return answer;
}

export function createEntrances(context: EngineContext): Pick<NexconnEngine, 'connect' | 'resume'> {
  const { board, courier, tokenCache, store, tokens } = context;
  return {
    connect(params, databaseOpened, completion) {
      const error = context.isDestroyed ? new NCError(33001) : checkArguments(params, CONNECT_PARAMS);
      if (error) return answerCall(courier, error, completion);
      const isJoining = !context.isResting && !!context.params && isSameUser(context.params, params);
      if (isJoining) {
        context.params = params;
        tokens.replaceSource(params.token);
      } else begin(context, params);
      if (databaseOpened) store.whenKnown((...outcome) => courier.post(() => databaseOpened(...outcome)));
      return enter(context, isJoining ? 'dialRequested' : 'connectRequested', completion);
    },
    // A person wants this client to be the one: it comes as a newcomer, with a token asked for anew.
    resume() {
      const { params, isResting } = context;
      if (!params) return answerCall(courier, new NCError(context.isDestroyed ? 33001 : 33003));
      context.windowEndsAtMs = 0;
      if (!isResting && board.read().status !== 17) return enter(context, 'dialRequested');
      tokenCache.purge();
      tokens.begin(params);
      return enter(context, 'connectRequested');
    },
  };
}
