'use client';

import { INITIAL_CONNECTION_STATE, type ConnectionState } from '@nexconn-kit/core';
import { useMemo, useSyncExternalStore } from 'react';
import { useEngineContext } from './engineContext.ts';

/** A selector may make a new object; React needs the same one for the same state. */
function rememberLast<T>(select: (state: ConnectionState) => T): (state: ConnectionState) => T {
  let last: ConnectionState | undefined;
  let selected: T;
  return (state) => {
    if (state !== last) selected = select((last = state));
    return selected;
  };
}

const wholeState = (state: ConnectionState): unknown => state;

/**
 * Anything of the connection's state, kept current. Re-renders when what the selector returns is another value.
 *
 * @param selector default: the whole state
 * @returns on a server and while hydrating: what the selector makes of status 11 and nothing else
 * @throws NCError 33001 outside `<NexconnProvider>`
 */
export function useConnectionState(): ConnectionState;
export function useConnectionState<T>(selector: (state: ConnectionState) => T): T;
export function useConnectionState(selector = wholeState): unknown {
  const { store } = useEngineContext('useConnectionState').scope;
  const select = useMemo(() => rememberLast(selector), [selector]);
  return useSyncExternalStore(
    store.subscribe,
    () => select(store.getState()),
    () => select(INITIAL_CONNECTION_STATE),
  );
}
