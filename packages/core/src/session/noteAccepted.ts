import type { EngineContext } from './engineContext.ts';

/** The gateway took a token of the current user. */
export function noteAccepted(context: EngineContext, token: string, remainingMs: number | null): void {
  const { tokens, ports, board, session } = context;
  const nowMs = ports.clock.now();
  tokens.accepted(token, remainingMs);
  board.write({ tokenExpiresAtMs: remainingMs === null ? null : nowMs + remainingMs }, nowMs);
  const userId = session?.params.userId;
  if (userId !== undefined) ports.tokenCache.write(userId, token);
}
