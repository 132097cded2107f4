import type { KeyValue, TokenCache } from '../ports.ts';

/** One slot an app key: another user's token cannot be found beside the current one's. */
export function createTokenCache(appKey: string, kept: KeyValue): TokenCache {
  const key = `nexconn:token:${appKey}`;
  return {
    read(userId) {
      const [owner, token] = JSON.parse(kept.read(key) ?? '[]') as string[];
      return owner === userId && token ? token : null;
    },
    write: (userId, token) => kept.write(key, JSON.stringify([userId, token])),
    purge: () => kept.write(key, null),
  };
}
