import { NCConnectionStatus } from '@nexconn-kit/protocol';
import type { ConnectionState, ConnectionStatusHandler } from './api.ts';
import type { Notifier } from './notifier.ts';

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
  write(patch: Partial<ConnectionState>, atMs: number): void;
  subscribe(listener: () => void): () => void;
  addHandler(identifier: string, handler: ConnectionStatusHandler): void;
  removeHandler(identifier: string): void;
  /** Forgets every listener. */
  clear(): void;
}

export function createStatusBoard(notifier: Notifier): StatusBoard {
  let state = INITIAL_STATE;
  let isTelling = false;
  const listeners = new Set<{ readonly tell: () => void }>();
  const handlers = new Map<string, ConnectionStatusHandler>();

  const tellListeners = (): void => {
    isTelling = false;
    for (const listener of [...listeners]) {
      if (listeners.has(listener)) notifier.run(listener.tell);
    }
  };
  const tellHandlers = (previous: ConnectionState, current: ConnectionState, atMs: number): void => {
    const event = { status: current.status, previousStatus: previous.status, error: current.error, atMs };
    for (const [identifier, handler] of [...handlers]) {
      if (handlers.get(identifier) === handler) notifier.run(() => handler(event));
    }
  };

  return {
    read: () => state,
    write(patch, atMs) {
      const keys = Object.keys(patch) as (keyof ConnectionState)[];
      if (keys.every((key) => Object.is(patch[key], state[key]))) return;
      const previous = state;
      const current = Object.freeze({ ...previous, ...patch });
      state = current;
      if (!isTelling) {
        isTelling = true;
        notifier.post(tellListeners);
      }
      if (current.status !== previous.status) notifier.post(() => tellHandlers(previous, current, atMs));
    },
    subscribe(tell) {
      const entry = { tell };
      listeners.add(entry);
      return () => void listeners.delete(entry);
    },
    addHandler: (identifier, handler) => void handlers.set(identifier, handler),
    removeHandler: (identifier) => void handlers.delete(identifier),
    clear() {
      listeners.clear();
      handlers.clear();
    },
  };
}
