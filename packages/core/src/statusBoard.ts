import { NCConnectionStatus } from '@nexconn-kit/protocol';
import type { ConnectionState, ConnectionStatusChangedEvent, ConnectionStatusHandler } from './api.ts';
import type { Courier } from './courier.ts';

export const INITIAL_STATE: ConnectionState = Object.freeze({
  status: NCConnectionStatus.Unconnected,
  error: null,
  userId: null,
  attempt: 0,
  retryAtMs: null,
  downSinceMs: null,
  tokenExpiresAtMs: null,
  isRefreshingToken: false,
});

/** Holds the public state and tells who listens: the state changes at once, listeners hear of it in a microtask. */
export interface StatusBoard {
  read(): ConnectionState;
  /** Changes what differs; nothing is told when nothing does. */
  write(patch: Partial<ConnectionState>): void;
  subscribe(listener: () => void): () => void;
  addHandler(identifier: string, handler: ConnectionStatusHandler): void;
  removeHandler(identifier: string): void;
  /** Forgets every listener. */
  clear(): void;
}

/** @param now Unix milliseconds, for the events */
export function createStatusBoard({ tell }: Courier, now: () => number): StatusBoard {
  let state = INITIAL_STATE;
  const listeners = new Map<unknown, () => void>();
  const handlers = new Map<string, ConnectionStatusHandler>();
  return {
    read: () => state,
    write(patch) {
      const previous = state;
      const current = Object.freeze({ ...previous, ...patch });
      const keys = Object.keys(patch) as (keyof ConnectionState)[];
      if (keys.every((key) => current[key] === previous[key])) return;
      state = current;
      tell(listeners, undefined);
      const { status, error } = current;
      const { status: previousStatus } = previous;
      if (status === previousStatus) return;
      tell<ConnectionStatusChangedEvent>(handlers, { status, previousStatus, error, atMs: now() });
    },
    subscribe(listener) {
      const key = Symbol('listener');
      listeners.set(key, listener);
      return () => void listeners.delete(key);
    },
    addHandler: (identifier, handler) => void handlers.set(identifier, handler),
    removeHandler: (identifier) => void handlers.delete(identifier),
    clear() {
      listeners.clear();
      handlers.clear();
    },
  };
}
