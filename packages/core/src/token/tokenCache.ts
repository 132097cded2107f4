import type { KeyValue, TokenCache } from '../ports.ts';

/**
 * One slot an app key: it is emptied when another user comes, or nobody could say whose token lies about.
 *
 * @param kept null keeps nothing
 */
export function createTokenCache(appKey: string, kept: KeyValue | null): TokenCache {
  const key = `nexconn:token:${appKey}`;
  return {
    key: kept && key,
    read(userId) {
      const [owner, token] = kept?.readList(key) ?? [];
      if (owner === userId && typeof token === 'string') return token;
      kept?.write(key, null);
      return null;
    },
    write: (userId, token) => kept?.write(key, JSON.stringify([userId, token])),
    purge(token) {
      if (!token || kept?.readList(key)[1] === token) kept?.write(key, null);
    },
  };
}
