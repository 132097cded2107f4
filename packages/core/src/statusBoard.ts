import type { ConnectionState, ConnectionStatusChangedEvent, ConnectionStatusHandler, NexconnEngine } from './api.ts';
import type { Courier } from './courier.ts';

/** What every engine starts with: status 11 and nothing else; on a server there is no other. */
export const INITIAL_CONNECTION_STATE: ConnectionState = /* @__PURE__ */ Object.freeze({
  status: 11,
  error: null,
  userId: null,
  attempt: 0,
  retryAtMs: null,
  downSinceMs: null,
  tokenExpiresAtMs: null,
  isRefreshingToken: false,
});

/** What an application reads and hears of the state. */
export type StatusFace = Pick<
  NexconnEngine,
  | 'getConnectionState'
  | 'getConnectionStatus'
  | 'getCurrentUserId'
  | 'subscribe'
  | 'addConnectionStatusHandler'
  | 'removeConnectionStatusHandler'
>;

/** Holds the public state and tells who listens: the state changes at once, listeners hear of it in a microtask. */
export interface StatusBoard {
  readonly face: StatusFace;
  read(): ConnectionState;
  /** Changes what differs; nothing is told when nothing does. */
  write(patch: Partial<ConnectionState>): void;
  /** Forgets every listener. */
  clear(): void;
}

/** @param now Unix milliseconds, for the events */
export function createStatusBoard(
  { tell }: Courier,
  now: () => number,
  initial: ConnectionState = INITIAL_CONNECTION_STATE,
): StatusBoard {
  let state = initial;
  const listeners = new Map<unknown, () => void>();
  const handlers = new Map<string, ConnectionStatusHandler>();
  return {
    face: {
      getConnectionState: () => state,
      getConnectionStatus: () => state.status,
      getCurrentUserId: () => state.userId,
      subscribe(listener) {
        const key = {};
        listeners.set(key, listener);
        return () => void listeners.delete(key);
      },
      addConnectionStatusHandler: (identifier, handler) => void handlers.set(identifier, handler),
      removeConnectionStatusHandler: (identifier) => void handlers.delete(identifier),
    },
    read: () => state,
    write(patch) {
      const previous = state;
      const current = Object.freeze({ ...previous, ...patch });
      const keys = Object.keys(patch) as (keyof ConnectionState)[];
      if (keys.every((key) => current[key] === previous[key])) return;
      state = current;
      tell(listeners, undefined);
      const { status, error } = current;
      const event: ConnectionStatusChangedEvent = { status, previousStatus: previous.status, error, atMs: now() };
      if (status !== previous.status) tell(handlers, event);
    },
    clear() {
      listeners.clear();
      handlers.clear();
    },
  };
}
