import { type Gateway, type GatewayOptions, type ServerApi } from '@nexconn-kit/gateway';
import {
  type ConnectionStatusChangedEvent,
  type NCConnectionStatus,
  type NCInitOptions,
  type NexconnEngine,
} from '@nexconn-kit/core';
export declare const APP_KEY = 'test-app';
/** A real gateway on a free port, the Server API to steer it, and the engines that dial it. */
export interface GatewayFixture {
  readonly gateway: Gateway;
  readonly api: ServerApi;
  issueToken(userId: string): Promise<string>;
  makeEngine(options?: Partial<NCInitOptions>): NexconnEngine;
  close(): Promise<void>;
}
export declare function openGateway(options?: Partial<GatewayOptions>): Promise<GatewayFixture>;
/** Resolves with the next event of a status; at once where the engine stands there already. */
export declare function reach(engine: NexconnEngine, status: NCConnectionStatus): Promise<ConnectionStatusChangedEvent>;
/** Every status an engine shows from now on. */
export declare function recordStatuses(engine: NexconnEngine): NCConnectionStatus[];
//# sourceMappingURL=gatewayFixture.d.ts.map
