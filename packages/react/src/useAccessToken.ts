'use client';

import type { ConnectionState, NCError } from '@nexconn-kit/core';
import type { UseQueryResult } from '@tanstack/react-query';
import { useEngineContext } from './engineContext.ts';
import { accessTokenQuery, type AccessTokenInfo } from './queries/accessTokenQuery.ts';
import { useScopeQuery } from './queries/useScopeQuery.ts';
import { useConnectionState } from './useConnectionState.ts';
import { useConnectionStatus } from './useConnectionStatus.ts';

export type UseAccessTokenResult = UseQueryResult<AccessTokenInfo, NCError> & {
  /** The token in hand or a fresh one, from the engine's single flight. Rejects with `NCError` 33091, 33092 or 33001. */
  readonly getToken: () => Promise<string>;
};

const selectExpiry = (state: ConnectionState): number | null => state.tokenExpiresAtMs;

/**
 * Since when there is a token and until when, as a TanStack Query result; the token itself only by `getToken()`.
 *
 * @throws NCError 33001 outside `<NexconnProvider>`
 */
export function useAccessToken(): UseAccessTokenResult {
  const { scope } = useEngineContext('useAccessToken');
  const options = accessTokenQuery(scope, useConnectionStatus(), useConnectionState(selectExpiry));
  const query = useScopeQuery(scope, options);
  return { ...query, getToken: scope.engine.getToken };
}
