import type { NCConnectionStatus, NCError } from '@nexconn-kit/core';
import type { UseQueryOptions } from '@tanstack/react-query';
import type { EngineScope } from '../engineScopeOf.ts';

/** What may be shown of a token: never the token. */
export interface AccessTokenInfo {
  /** When the engine last handed it over, Unix milliseconds. */
  readonly obtainedAtMs: number;
  /** When it ends, Unix milliseconds by this machine's clock; null when unknown or never. */
  readonly expiresAtMs: number | null;
}

type AccessTokenKey = readonly ['nexconn', scopeId: number, 'accessToken', expiresAtMs: number | null | 'none'];

/** Not connected, signed out, token refused. By number: the names would travel to every browser. */
const WITHOUT_TOKEN: readonly NCConnectionStatus[] = [11, 12, 15];
/** Connected, connecting: the engine has a token or is asking for one, so the query only joins in, and makes nobody be asked. */
const JOINABLE: readonly NCConnectionStatus[] = [0, 10];

/** The token in hand, as times. A renewed one has another key, and so has another user's. */
export function accessTokenQuery(
  { id, engine }: EngineScope,
  status: NCConnectionStatus,
  tokenExpiresAtMs: number | null,
): UseQueryOptions<AccessTokenInfo, NCError, AccessTokenInfo, AccessTokenKey> {
  const enabled = JOINABLE.includes(status);
  return {
    queryKey: ['nexconn', id, 'accessToken', WITHOUT_TOKEN.includes(status) ? 'none' : tokenExpiresAtMs],
    queryFn: async () => {
      await engine.getToken();
      return { obtainedAtMs: Date.now(), expiresAtMs: engine.getConnectionState().tokenExpiresAtMs };
    },
    enabled,
    // The engine retries, knows when to ask again and whether there is a network; a second judge would only disagree.
    retry: false,
    staleTime: Infinity,
    refetchOnWindowFocus: false,
    networkMode: 'always',
    gcTime: 0,
    placeholderData: (previous, query) => (enabled && query?.queryKey[1] === id ? previous : undefined),
  };
}
