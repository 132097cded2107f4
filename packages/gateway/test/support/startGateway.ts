import { createGateway, createServerApi, type Gateway, type GatewayOptions, type ServerApi } from '../../src/index.ts';
import { onTestFinished } from 'vitest';
import { placeFor } from './testStore.ts';

export const APP_KEY = 'test-app';
export const APP_SECRET = 'test-app-secret';

/** A busy test machine is late by itself; a gateway that then puts dials off would make every test a gamble. */
const CALM = { overloadDelayMs: 0 };

export interface StartedGateway extends Gateway {
  readonly api: ServerApi;
  /** Registers the user and gives a token. */
  tokenOf(userId: string): Promise<string>;
}

/** A real gateway on a free port, over a fresh store unless a directory names one; closed when the test ends. */
export async function startGateway(options: Partial<GatewayOptions> = {}): Promise<StartedGateway> {
  const app = { appKey: APP_KEY, appSecret: APP_SECRET };
  const place = await placeFor(options.dataDir);
  const gateway = await createGateway({ ...app, logLevel: 'silent', ...CALM, ...options, ...place });
  onTestFinished(() => gateway.close());
  const api = createServerApi({ ...app, url: gateway.url });
  const tokenOf = async (userId: string): Promise<string> =>
    (await api.call('/v4/auth/access-token/issue', { userId, name: userId })).accessToken;
  return { ...gateway, api, tokenOf };
}
