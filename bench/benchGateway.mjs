import { createGateway, createServerApi } from '@nexconn-kit/gateway';

export const APP = { appKey: 'bench', appSecret: 'only-for-this-run' };

/** A gateway of the bench's own, without limits. */
export async function openBenchGateway() {
  const gateway = await createGateway({ ...APP, dataDir: ':memory:', rateLimits: false, logLevel: 'silent' });
  const api = createServerApi({ url: gateway.url, ...APP });
  return {
    url: gateway.url,
    port: gateway.port,
    async tokenOf(userId) {
      const { accessToken } = await api.call('/v4/auth/access-token/issue', { userId, name: userId });
      return accessToken;
    },
    close: () => gateway.close(),
  };
}
