import type { NexconnEngine } from '../api.ts';
import type { EventType } from '../machine/rules.ts';
import type { EngineContext } from './engineContext.ts';

/** Lets go of what belongs to the current user on this device's screen and in its memory; the stored history stays. */
export function leaveUser({ store, board, messages, isDestroyed }: EngineContext): void {
  messages?.leave();
  store.forget(!isDestroyed);
  board.write({ userId: null, tokenExpiresAtMs: null });
}

/** Ends the session. Whatever was in flight finds nobody to speak to. */
function leave(context: EngineContext, event: EventType): Promise<void> {
  const { dispatch, tokens, courier } = context;
  dispatch(event);
  context.params = undefined;
  tokens.begin();
  leaveUser(context);
  return new Promise((resolve) => courier.post(resolve));
}

export function createExits(context: EngineContext): Pick<NexconnEngine, 'disconnect' | 'destroy'> {
  return {
    // Signs out.
    async disconnect() {
      if (context.isDestroyed) return;
      context.tokenCache.purge();
      context.link?.signOut();
      await leave(context, 'signOutRequested');
    },
    // Releases everything without signing out: the cached token stays for the next engine.
    async destroy() {
      if (context.isDestroyed) return;
      context.isDestroyed = true;
      context.hearing?.stop();
      context.identity.release();
      const left = leave(context, 'released');
      context.courier.post(context.board.clear);
      await left;
    },
  };
}
