import {
  createGateway,
  createServerApi,
  type Gateway,
  type GatewayOptions,
  type ServerApi,
} from '@nexconn-kit/gateway';
import {
  createNexconnEngine,
  type ConnectionStatusChangedEvent,
  type NCConnectionStatus,
  type NCInitOptions,
  type NexconnEngine,
} from '@nexconn-kit/core';

export const APP_KEY = 'test-app';
const APP_SECRET = 'not-a-secret-of-anyone';

/** A real gateway on a free port, the Server API to steer it, and the engines that dial it. */
export interface GatewayFixture {
  readonly gateway: Gateway;
  readonly api: ServerApi;
  issueToken(userId: string): Promise<string>;
  makeEngine(options?: Partial<NCInitOptions>): NexconnEngine;
  close(): Promise<void>;
}

export async function openGateway(options: Partial<GatewayOptions> = {}): Promise<GatewayFixture> {
  const gateway = await createGateway({
    appKey: APP_KEY,
    appSecret: APP_SECRET,
    dataDir: ':memory:',
    logLevel: 'silent',
    rateLimits: false,
    ...options,
  });
  const api = createServerApi({ url: gateway.url, appKey: APP_KEY, appSecret: APP_SECRET });
  const engines: NexconnEngine[] = [];
  return {
    gateway,
    api,
    async issueToken(userId) {
      const { accessToken } = await api.call('/v4/auth/access-token/issue', { userId, name: userId });
      return accessToken;
    },
    makeEngine(init = {}) {
      const engine = createNexconnEngine({ appKey: APP_KEY, gatewayUrl: gateway.url, ...init });
      engines.push(engine);
      return engine;
    },
    async close() {
      await Promise.all(engines.map((engine) => engine.destroy()));
      await gateway.close();
    },
  };
}

/** Resolves with the next event of a status; at once where the engine stands there already. */
export function reach(engine: NexconnEngine, status: NCConnectionStatus): Promise<ConnectionStatusChangedEvent> {
  const identifier = `reach-${status}-${reached++}`;
  return new Promise((resolve) => {
    const { status: current, error } = engine.getConnectionState();
    if (current === status) return resolve({ status, previousStatus: status, error, atMs: Date.now() });
    engine.addConnectionStatusHandler(identifier, (event) => {
      if (event.status !== status) return;
      engine.removeConnectionStatusHandler(identifier);
      resolve(event);
    });
  });
}
let reached = 0;

/** Every status an engine shows from now on. */
export function recordStatuses(engine: NexconnEngine): NCConnectionStatus[] {
  const seen: NCConnectionStatus[] = [];
  engine.addConnectionStatusHandler(`record-${reached++}`, (event) => seen.push(event.status));
  return seen;
}
