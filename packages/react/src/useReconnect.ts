'use client';

import { useEngineContext } from './engineContext.ts';

/**
 * How to dial at once, for a "try again now" button.
 *
 * @returns a stable function that dials from 1, 13, 14 and 17 and elsewhere does nothing
 * @throws NCError 33001 outside `<NexconnProvider>`
 */
export function useReconnect(): () => void {
  return useEngineContext('useReconnect').scope.engine.reconnectNow;
}
