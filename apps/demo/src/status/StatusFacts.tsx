import { NCConnectionStatus as S, type ConnectionState } from '@nexconn-kit/core';
import { useConnectionState } from '@nexconn-kit/react';
import type { ReactElement, ReactNode } from 'react';
import { formatDuration } from '../formatDuration.ts';
import { errorWords } from './errorWords.ts';
import { useNow } from '../useNow.ts';

function nextDial({ retryAtMs }: ConnectionState, nowMs: number): string {
  return retryAtMs === null ? 'None due' : `in ${formatDuration(retryAtMs - nowMs)}`;
}

function outage({ status, downSinceMs }: ConnectionState, nowMs: number): string {
  if (downSinceMs === null) return 'None';
  // The engine counts on until the connection has proved stable.
  return status === S.Connected ? 'Over, settling' : `for ${formatDuration(nowMs - downSinceMs)}`;
}

function token({ status, tokenExpiresAtMs, isRefreshingToken }: ConnectionState, nowMs: number): string {
  if (isRefreshingToken) return 'Asking for one';
  if (tokenExpiresAtMs !== null) return `ends in ${formatDuration(tokenExpiresAtMs - nowMs)}`;
  // Its end is told with the gateway's answer: before that, none is known.
  return status === S.Connected ? 'Does not expire' : 'End not known';
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
      <Fact name="Outage">{outage(state, nowMs)}</Fact>
      <Fact name="Token">{token(state, nowMs)}</Fact>
      <Fact name="Last error">
        {state.error ? (
          <span className="fact-error" title={state.error.message}>
            <code>{state.error.code}</code> {errorWords(state.error.code)}
          </span>
        ) : (
          'None'
        )}
      </Fact>
    </dl>
  );
}
