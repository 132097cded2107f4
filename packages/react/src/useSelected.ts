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

/** What a selector makes of the connection's state, for the hook of that name. */
export function useSelected<T>(hookName: string, selector: (state: ConnectionState) => T): T {
  const { store } = useEngineContext(hookName).scope;
  const select = useMemo(() => rememberLast(selector), [selector]);
  return useSyncExternalStore(
    store.subscribe,
    () => select(store.getState()),
    () => select(INITIAL_CONNECTION_STATE),
  );
}
