import type { EngineContext } from '../session/engineContext.ts';
import { leaveUser } from './leaveUser.ts';

/** Releases everything without signing out: the cached token stays for the next engine. */
export function destroy(context: EngineContext): Promise<void> {
  if (context.isDestroyed) return Promise.resolve();
  const { dispatch, tokens, ports, board, notifier } = context;
  dispatch('released');
  context.isDestroyed = true;
  context.session = null;
  tokens.end();
  leaveUser(context);
  ports.identity.release();
  board.clear();
  return new Promise((resolve) => notifier.post(resolve));
}
