import { NCConnectionStatus as S, type ConnectionState } from '@nexconn-kit/core';
import { useConnectionState } from '@nexconn-kit/react';
import type { ReactElement, ReactNode } from 'react';
import { formatDuration } from '../formatDuration.ts';
import { useNow } from '../useNow.ts';

function nextDial({ retryAtMs }: ConnectionState, nowMs: number): string {
  return retryAtMs === null ? 'None due' : `in ${formatDuration(retryAtMs - nowMs)}`;
}

function downFor({ status, downSinceMs }: ConnectionState, nowMs: number): string {
  if (downSinceMs === null) return 'No';
  // The engine keeps the time until the connection has proved stable.
  return status === S.Connected ? 'Not yet stable' : `for ${formatDuration(nowMs - downSinceMs)}`;
}

function token({ tokenExpiresAtMs, isRefreshingToken }: ConnectionState, nowMs: number): string {
  if (isRefreshingToken) return 'Asking for one';
  return tokenExpiresAtMs === null ? 'No end known' : `ends in ${formatDuration(tokenExpiresAtMs - nowMs)}`;
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }): ReactElement {
  return (
    <div className="fact">
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** What the engine knows beside the status, with running countdowns. */
export function StatusFacts(): ReactElement {
  const state = useConnectionState();
  const nowMs = useNow(100);
  return (
    <dl className="facts">
      <Fact name="Failed dials">{state.attempt}</Fact>
      <Fact name="Next dial">{nextDial(state, nowMs)}</Fact>
      <Fact name="Down">{downFor(state, nowMs)}</Fact>
      <Fact name="Token">{token(state, nowMs)}</Fact>
      <Fact name="Last error">
        {state.error ? <code title={state.error.message}>{state.error.code}</code> : 'None'}
      </Fact>
    </dl>
  );
}
