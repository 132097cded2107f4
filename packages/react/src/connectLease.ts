import type { NCConnectionStatus } from '@nexconn-kit/core';
import type { EngineLease } from './createEngineLease.ts';
import { connectParams } from './engineOptions.ts';
import { engineScopeOf } from './engineScopeOf.ts';
import { runGuarded } from './runGuarded.ts';

const UNCONNECTED: NCConnectionStatus = 11;
const SIGN_OUT: NCConnectionStatus = 12;

/**
 * Connects an engine of which nothing was asked yet, or which was signed out before this provider came to it.
 *
 * @param before what the provider held until now
 */
export function connectLease(lease: EngineLease, before: EngineLease | null): void {
  const { engine } = lease;
  const { status, error } = engine.getConnectionState();
  const isUntouched = status === UNCONNECTED && !error;
  // A provider that was hidden until its engine ended and is shown again must not undo a sign-out by that.
  const wasSignedOut = before?.key === lease.key && before.endedSignedOut();
  if (isUntouched && wasSignedOut) void engine.disconnect();
  else if (isUntouched || (status === SIGN_OUT && before !== lease)) {
    const { recreatedHandlers } = engineScopeOf(engine);
    void engine.connect(connectParams(lease.readProps), (isRecreated) => {
      if (isRecreated) [...recreatedHandlers.values()].forEach(runGuarded);
    });
  }
}
