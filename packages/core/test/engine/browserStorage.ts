import { keyValue } from '../../src/platform/keyValue.ts';
import type { Exclusive, TokenCache } from '../../src/ports.ts';
import { createTokenCache } from '../../src/token/tokenCache.ts';

/** The storage and the locks that the tabs of one browser share. */
export interface BrowserStorage {
  readonly tokenCache: TokenCache;
  readonly exclusive: Exclusive;
  /** The token that is kept, whoever's it is. */
  token(): unknown;
}

/** One at a time for each name, in the order they came. */
function createLocks(): Exclusive {
  const lines = new Map<string, Promise<unknown>>();
  return (name, run) => {
    const turn = (lines.get(name) ?? Promise.resolve()).then(run);
    lines.set(
      name,
      turn.catch(() => {}),
    );
    return turn;
  };
}

/** @param kept the user and the token of an earlier visit */
export function createBrowserStorage(...kept: readonly [userId: string, token: string] | readonly []): BrowserStorage {
  const entries = new Map([['nexconn:token:app', JSON.stringify(kept)]]);
  const store = keyValue(() => ({
    getItem: (key) => entries.get(key) ?? null,
    setItem: (key, value) => void entries.set(key, value),
    removeItem: (key) => void entries.delete(key),
  }));
  return {
    tokenCache: createTokenCache('app', store),
    exclusive: createLocks(),
    token: () => store.readList('nexconn:token:app')[1] ?? null,
  };
}
