import type { SessionAnswer } from '@nexconn-kit/protocol';
import type { Emit } from '../createRunner.ts';
import type { EngineContext } from './engineContext.ts';
import { heed } from './heed.ts';
import { judge } from './judge.ts';

/** The gateway took a token of the current user. */
export function acceptToken(
  { tokens, ports, board, params }: EngineContext,
  token: string,
  remainingMs: number | null,
): void {
  tokens.accepted(token, remainingMs);
  board.write({ tokenExpiresAtMs: remainingMs === null ? null : ports.clock.now() + remainingMs });
  if (params?.userId) ports.tokenCache.write(params.userId, token);
}

/** Takes an accepted handshake, unless it is another user's. From now on the engine's own dials continue this session. */
export function acceptSession(context: EngineContext, emit: Emit, token: string, answer: SessionAnswer): void {
  const { params, board, store, ports } = context;
  const { userId } = answer;
  if (userId !== (params?.userId ?? userId))
    return judge(context, emit, { code: 31004, details: { isOtherUser: true } });
  context.intent = 'reconnect';
  context.lastSessionId = answer.sessionId;
  heed(context, { reconnectSpreadMs: answer.reconnectSpreadMs });
  board.write({ userId });
  acceptToken(context, token, answer.tokenRemainingMs);
  store.open(userId);
  ports
    .loadDatabase()
    .then((database) => database.rememberUser(token, userId))
    .catch(() => {});
  emit('sessionAnswered');
}
