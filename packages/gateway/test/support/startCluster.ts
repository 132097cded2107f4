import { onTestFinished } from 'vitest';
import { createGateway, createServerApi, type GatewayOptions } from '../../src/index.ts';
import { APP_KEY, APP_SECRET, type StartedGateway } from './startGateway.ts';
import { startRedis, type TestRedis } from './startRedis.ts';
import { placeFor } from './testStore.ts';

export interface TestCluster {
  readonly nodes: readonly StartedGateway[];
  readonly redis: TestRedis;
  readonly options: GatewayOptions;
}

/** Gateways on one PostgreSQL and one Redis of their own, all in this process; closed when the test ends. */
export async function startCluster(size: number, changes: Partial<GatewayOptions> = {}): Promise<TestCluster> {
  const redis = await startRedis();
  const app = { appKey: APP_KEY, appSecret: APP_SECRET };
  const place = await placeFor();
  const options = {
    ...app,
    logLevel: 'silent',
    overloadDelayMs: 0,
    ...place,
    redisUrl: redis.url,
    ...changes,
  } as const;
  const nodes = await Promise.all(
    Array.from({ length: size }, async () => {
      const gateway = await createGateway(options);
      onTestFinished(() => gateway.close());
      const api = createServerApi({ ...app, url: gateway.url });
      const tokenOf = async (userId: string): Promise<string> =>
        (await api.call('/v4/auth/access-token/issue', { userId, name: userId })).accessToken;
      return { ...gateway, api, tokenOf };
    }),
  );
  return { nodes, redis, options };
}
