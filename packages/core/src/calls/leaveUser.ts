import type { EngineContext } from '../session/engineContext.ts';

/** Lets go of what belongs to the current user on this device's screen and in its memory; the stored history stays. */
export function leaveUser({ store, calls, board, ports }: EngineContext): void {
  store.close();
  calls.forgetStore();
  board.write({ userId: null, tokenExpiresAtMs: null }, ports.clock.now());
}
