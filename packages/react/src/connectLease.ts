import type { EngineLease } from './createEngineLease.ts';
import { connectParams } from './engineOptions.ts';
import { engineScopeOf } from './engineScopeOf.ts';
import { runGuarded } from './runGuarded.ts';

/**
 * Connects an engine of which nothing was asked yet, or which was signed out before this provider came to it.
 *
 * @param before what the provider held until now
 */
export function connectLease(lease: EngineLease, before: EngineLease | null): void {
  const { engine } = lease;
  const { status, error } = engine.getConnectionState();
  // 11: not connected, and with an error refused; 12: signed out.
  const isUntouched = status === 11 && !error;
  // A provider that was hidden until its engine ended and is shown again must not undo a sign-out by that.
  const wasSignedOut = before?.key === lease.key && before.endedIn() === 12;
  if (isUntouched && wasSignedOut) void engine.disconnect();
  else if (isUntouched || (status === 12 && before !== lease)) {
    void engine.connect(connectParams(lease.readProps), (isRecreated) => {
      if (isRecreated) [...engineScopeOf(engine).recreatedHandlers.values()].forEach(runGuarded);
    });
  }
}
