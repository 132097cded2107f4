import type { SessionAnswer } from '@nexconn-kit/protocol';
import type { Emit } from '../createRunner.ts';
import type { EngineContext } from './engineContext.ts';
import { judge } from './judge.ts';

/** Takes an accepted handshake, unless it is another user's. From now on the engine's own dials continue this session. */
export function acceptSession(context: EngineContext, emit: Emit, token: string, answer: SessionAnswer): void {
  const { params, board, store, tokens } = context;
  const { userId, sessionId, reconnectSpreadMs, tokenRemainingMs } = answer;
  if (userId !== (params?.userId ?? userId)) {
    return judge(context, emit, { code: 31004, details: { isOtherUser: true } });
  }
  context.intent = 'reconnect';
  context.lastSessionId = sessionId;
  context.spreadMs = reconnectSpreadMs;
  board.write({ userId });
  tokens.accepted(token, tokenRemainingMs);
  store.open(userId);
  context
    .loadDatabase()
    .then((database) => database.rememberUser(token, userId))
    .catch(() => {});
  emit('sessionAnswered');
}
