import type { EngineContext } from '../session/engineContext.ts';
import { leaveUser } from './leaveUser.ts';

/** Signs out. Whatever was in flight finds nobody to speak to. */
export function disconnect(context: EngineContext): Promise<void> {
  if (context.isDestroyed) return Promise.resolve();
  const { dispatch, tokens, ports, notifier } = context;
  dispatch('signOutRequested');
  context.session = null;
  tokens.end();
  ports.tokenCache.purge();
  leaveUser(context);
  return new Promise((resolve) => notifier.post(resolve));
}
