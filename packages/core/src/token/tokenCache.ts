import type { KeyValue, TokenCache } from '../ports.ts';
import { readList } from '../readList.ts';

/** One slot an app key: it is emptied when another user comes, or nobody could say whose token lies about. */
export function createTokenCache(appKey: string, kept: KeyValue): TokenCache {
  const key = `nexconn:token:${appKey}`;
  return {
    read(userId) {
      const [owner, token] = readList(kept, key);
      if (owner === userId && typeof token === 'string') return token;
      kept.write(key, null);
      return null;
    },
    write: (userId, token) => kept.write(key, JSON.stringify([userId, token])),
    purge: () => kept.write(key, null),
  };
}
