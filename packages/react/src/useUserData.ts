'use client';

import type { ConnectionState } from '@nexconn-kit/core';
import type { QueryKey, UseQueryResult } from '@tanstack/react-query';
import { useEngineContext } from './engineContext.ts';
import { userDataQuery, type LoadUserData } from './queries/userDataQuery.ts';
import { useScopeQuery } from './queries/useScopeQuery.ts';
import { useConnectionState } from './useConnectionState.ts';

const selectUserId = (state: ConnectionState): string | null => state.userId;

/**
 * What your server knows about the connected user, as a TanStack Query result. It is asked once for all who read it, again
 * for another user, and again when the user's local database was made anew; while nobody is signed in, not at all.
 *
 * @param name names the data, as a query key would; the user is part of the key already
 * @param load asks your server; its newest form is used at the next request
 * @throws NCError 33001 outside `<NexconnProvider>`
 */
export function useUserData<T>(name: QueryKey, load: LoadUserData<T>): UseQueryResult<T> {
  const { scope } = useEngineContext('useUserData');
  return useScopeQuery(scope, userDataQuery(scope, useConnectionState(selectUserId), name, load));
}
