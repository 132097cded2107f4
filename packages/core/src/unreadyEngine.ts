import type { ConnectionStatusHandler, NexconnEngine } from './api.ts';
import { createCourier } from './courier.ts';
import { NCError } from './errors.ts';
import type { NCMessageHandlers } from './messagesApi.ts';
import { answerCall, failedResult } from './session/connectCalls.ts';
import { INITIAL_CONNECTION_STATE } from './statusBoard.ts';

/** Stands in before `initialize`: answers at once, never hangs, and keeps who wants to listen. */
export interface UnreadyEngine extends NexconnEngine {
  /** Hands the listeners that were kept to the engine that takes over. */
  handOver(engine: NexconnEngine): void;
}

export function createUnreadyEngine(): UnreadyEngine {
  const courier = createCourier((error) => console.error('Nexconn: a callback threw.', { error }));
  const handlers = new Map<string, ConnectionStatusHandler>();
  const messageHandlers = new Map<string, NCMessageHandlers>();
  const listeners = new Map<symbol, { readonly tell: () => void; stop: () => void }>();
  const notReady = (): NCError => new NCError(33001);
  const refuse = () => Promise.resolve(failedResult(notReady()));
  return {
    connect: (_params, _databaseOpened, completion) => answerCall(courier, notReady(), completion),
    resume: () => answerCall(courier, notReady()),
    reconnectNow: () => {},
    disconnect: () => Promise.resolve(),
    destroy: () => Promise.resolve(),
    getToken: () => Promise.reject(notReady()),
    sendMessage: refuse,
    resendMessage: refuse,
    getMessages: refuse,
    getChannels: refuse,
    markAsRead: refuse,
    addMessageHandler: (identifier, added) => void messageHandlers.set(identifier, added),
    removeMessageHandler: (identifier) => void messageHandlers.delete(identifier),
    getConnectionStatus: () => INITIAL_CONNECTION_STATE.status,
    getConnectionState: () => INITIAL_CONNECTION_STATE,
    getCurrentUserId: () => null,
    subscribe(tell) {
      const key = Symbol('listener');
      listeners.set(key, { tell, stop: () => void listeners.delete(key) });
      return () => listeners.get(key)?.stop();
    },
    addConnectionStatusHandler: (identifier, handler) => void handlers.set(identifier, handler),
    removeConnectionStatusHandler: (identifier) => void handlers.delete(identifier),
    handOver(engine) {
      for (const [identifier, handler] of handlers) engine.addConnectionStatusHandler(identifier, handler);
      for (const [identifier, added] of messageHandlers) engine.addMessageHandler(identifier, added);
      for (const listener of listeners.values()) listener.stop = engine.subscribe(listener.tell);
    },
  };
}
