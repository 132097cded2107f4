import type { NCInitOptions, NexconnEngine } from './api.ts';
import { createNexconnEngine } from './createNexconnEngine.ts';
import { NCError } from './errors.ts';
import { createUnreadyEngine } from './unreadyEngine.ts';

/** The static face over one default engine, for applications that have one connection. */
export interface NCEngineStatic extends NexconnEngine {
  /**
   * Makes the default engine. The same options again are ignored.
   *
   * @throws NCError 33003 for unusable options, or others than those in use
   */
  initialize(options: NCInitOptions): void;
}

const COMPARED = ['appKey', 'gatewayUrl', 'category', 'clientId', 'storage', 'logger', 'onTransition'] as const;

const unready = createUnreadyEngine();
let engine: NexconnEngine = unready;
let optionsInUse: NCInitOptions | null = null;

const facing = <M extends keyof NexconnEngine>(method: M): NexconnEngine[M] =>
  ((...args: unknown[]) => (engine[method] as (...given: unknown[]) => unknown)(...args)) as NexconnEngine[M];

/** One default engine behind static methods. Before `initialize` it answers 33001 at once, and keeps who listens. */
export const NCEngine: NCEngineStatic = {
  initialize(options) {
    const inUse = optionsInUse;
    if (inUse !== null) {
      if (COMPARED.every((key) => options[key] === inUse[key])) return;
      throw new NCError(33003, {
        message:
          'initialize was called before with other options. Nothing was changed; initialise once, or use createNexconnEngine.',
      });
    }
    engine = createNexconnEngine(options);
    optionsInUse = { ...options };
    unready.handOver(engine);
  },
  connect: facing('connect'),
  resume: facing('resume'),
  reconnectNow: facing('reconnectNow'),
  disconnect: facing('disconnect'),
  destroy: facing('destroy'),
  getToken: facing('getToken'),
  getConnectionStatus: facing('getConnectionStatus'),
  getConnectionState: facing('getConnectionState'),
  getCurrentUserId: facing('getCurrentUserId'),
  subscribe: facing('subscribe'),
  addConnectionStatusHandler: facing('addConnectionStatusHandler'),
  removeConnectionStatusHandler: facing('removeConnectionStatusHandler'),
  sendMessage: facing('sendMessage'),
  resendMessage: facing('resendMessage'),
  getMessages: facing('getMessages'),
  getChannels: facing('getChannels'),
  markAsRead: facing('markAsRead'),
  addMessageHandler: facing('addMessageHandler'),
  removeMessageHandler: facing('removeMessageHandler'),
};
