'use client';

import { QueryClient, QueryClientContext } from '@tanstack/react-query';
import { useContext } from 'react';
import type { EngineScope } from './engineScopeOf.ts';
import { useEngineContext } from './engineContext.ts';

const ownClientOf = (scope: EngineScope): QueryClient => (scope.ownQueryClient ??= new QueryClient());

/**
 * The client the kit's queries live in: the provider's `queryClient`, else the surrounding one, else one of the kit's
 * own, made when first needed and gone with its user.
 *
 * @throws NCError 33001 outside `<NexconnProvider>`
 */
export function useNexconnQueryClient(): QueryClient {
  const { scope, queryClient } = useEngineContext('useNexconnQueryClient');
  const surrounding = useContext(QueryClientContext);
  return queryClient ?? surrounding ?? ownClientOf(scope);
}
