import type { ConnectionState, NCConnectionStatus, NexconnEngine } from '@nexconn-kit/core';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { runGuarded } from './runGuarded.ts';

export interface ConnectionStores {
  readonly store: StoreApi<ConnectionState>;
  readonly readStatus: () => NCConnectionStatus;
  /** Tells of changes of the status only, so that its readers cost nothing at any other. */
  readonly subscribeToStatus: (listener: () => void) => () => void;
}

/** A store that mirrors an engine, fed from its making on, so that no reader can come too late. */
export function createConnectionStore(engine: NexconnEngine): ConnectionStores {
  const store = createStore(() => engine.getConnectionState());
  const readStatus = () => store.getState().status;
  const statuses = createStore(readStatus);
  const { subscribe } = store;
  store.subscribe = (listener) => subscribe((state, previous) => runGuarded(() => listener(state, previous)));
  engine.subscribe(() => {
    store.setState(engine.getConnectionState(), true);
    statuses.setState(readStatus());
  });
  return { store, readStatus, subscribeToStatus: statuses.subscribe };
}
