'use client';

import { useQuery, type QueryKey, type UseQueryOptions, type UseQueryResult } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { EngineScope } from '../engineScopeOf.ts';
import { useNexconnQueryClient } from '../useNexconnQueryClient.ts';

/** A query of one engine. When the user's local database was made anew it is asked again. */
export function useScopeQuery<T, E, K extends QueryKey>(
  { id, recreatedHandlers }: EngineScope,
  options: UseQueryOptions<T, E, T, K>,
): UseQueryResult<T, E> {
  const client = useNexconnQueryClient();
  useEffect(() => {
    // For good: what no component shows at the time must not stay either.
    recreatedHandlers.set(client, () => void client.invalidateQueries({ queryKey: ['nexconn', id] }));
  }, [id, recreatedHandlers, client]);
  return useQuery(options, client);
}
