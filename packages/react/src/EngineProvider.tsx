'use client';

import { useMemo, useState, useSyncExternalStore, type ReactElement } from 'react';
import { EngineContext, StatusContext } from './engineContext.ts';
import { engineScopeOf } from './engineScopeOf.ts';
import type { GivenEngineProps } from './NexconnProviderProps.ts';

/** Hands an engine down, and its status as a primitive: one subscription for all who show it. */
export function EngineProvider({ engine, queryClient, children }: GivenEngineProps): ReactElement {
  const scope = engineScopeOf(engine);
  const status = useSyncExternalStore(scope.subscribeToStatus, scope.readStatus, () => null);
  const [isHydrated] = useState(status === null);
  const value = useMemo(() => ({ scope, queryClient }), [scope, queryClient]);
  return (
    <EngineContext.Provider value={value}>
      <StatusContext.Provider value={isHydrated ? scope : status}>{children}</StatusContext.Provider>
    </EngineContext.Provider>
  );
}
