import type { KeyValue, TokenCache } from '../ports.ts';

/** One slot an app key: it is emptied when another user comes, or nobody could say whose token lies about. */
export function createTokenCache(appKey: string, kept: KeyValue): TokenCache {
  const key = `nexconn:token:${appKey}`;
  return {
    read(userId) {
      const [owner, token] = kept.readList(key);
      if (owner === userId && typeof token === 'string') return token;
      kept.write(key, null);
      return null;
    },
    write: (userId, token) => kept.write(key, JSON.stringify([userId, token])),
    purge: () => kept.write(key, null),
  };
}
