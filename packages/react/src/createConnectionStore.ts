import type { ConnectionState, NexconnEngine } from '@nexconn-kit/core';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { runGuarded } from './runGuarded.ts';

/** A store that mirrors an engine, fed from its making on, so that no reader can come too late. */
export function createConnectionStore(engine: NexconnEngine): StoreApi<ConnectionState> {
  const store = createStore(() => engine.getConnectionState());
  const { subscribe } = store;
  store.subscribe = (listener) => subscribe((state, previous) => runGuarded(() => listener(state, previous)));
  engine.subscribe(() => store.setState(engine.getConnectionState(), true));
  return store;
}
