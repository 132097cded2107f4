import type { GatewayOptions } from '@nexconn-kit/gateway';
import type { ServerApiPath, ServerApiRequest, ServerApiResult } from '@nexconn-kit/protocol/schemas';

/** The application of every test gateway; the secret stays in Node. */
export const TEST_APP_KEY = 'test-app';

/** Settings that may cross from the page to Node. */
export type TestGatewaySettings = Partial<
  Omit<GatewayOptions, 'appKey' | 'appSecret' | 'previousAppSecret' | 'host' | 'logger' | 'clock'>
>;

export interface TestGateway {
  readonly url: string;
  readonly port: number;
  /** Give it, with `port`, to a later `startGateway`: the same gateway comes up again. */
  readonly dataDir: string;
}

declare module 'vitest/browser' {
  interface BrowserCommands {
    /** Starts a gateway in Node, on any free port and an empty data directory unless `settings` say otherwise. */
    startGateway(settings?: TestGatewaySettings): Promise<TestGateway>;
    /** Ends it as a stop would; its data stays. Gateways left running end with the test run. */
    closeGateway(url: string): Promise<void>;
    /** Calls one operation of its Server API. @throws Error when it was refused */
    callServerApi<P extends ServerApiPath>(
      url: string,
      path: P,
      body: ServerApiRequest<P>,
    ): Promise<ServerApiResult<P>>;
  }
}
