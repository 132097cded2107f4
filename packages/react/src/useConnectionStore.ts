'use client';

import type { ConnectionState } from '@nexconn-kit/core';
import { useEngineContext } from './engineContext.ts';

/** The connection's state outside of rendering. */
export interface ConnectionStore {
  getState(): ConnectionState;
  /** @returns how to stop */
  subscribe(listener: (state: ConnectionState, previousState: ConnectionState) => void): () => void;
}

/**
 * The store that mirrors the engine: one an engine, so another user is another store.
 *
 * @throws NCError 33001 outside `<NexconnProvider>`
 */
export function useConnectionStore(): ConnectionStore {
  return useEngineContext('useConnectionStore').scope.store;
}
