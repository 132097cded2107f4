'use client';

import { useEffect } from 'react';
import { useEngineContext } from './engineContext.ts';
import { useLatest } from './useLatest.ts';

/**
 * Calls a handler when the user's local database was lost and made anew: local history is gone, load it again.
 *
 * It hears of what happens while the component is mounted, under a provider that connects. Over an engine of your own,
 * `connect` tells your `databaseOpenedHandler`.
 *
 * @throws NCError 33001 outside `<NexconnProvider>`
 */
export function useDatabaseRecreated(handler: () => void): void {
  const { scope } = useEngineContext('useDatabaseRecreated');
  const latest = useLatest(handler);
  useEffect(() => {
    scope.recreatedHandlers.set(latest, () => latest.current());
    return () => void scope.recreatedHandlers.delete(latest);
  }, [scope, latest]);
}
