'use client';

import { useEngineContext } from './engineContext.ts';

/**
 * How to sign out: closes the connection and forgets the token. Status 12, until the provider gets another `userId`.
 *
 * @returns a stable function; its promise never rejects
 * @throws NCError 33001 outside `<NexconnProvider>`
 */
export function useSignOut(): () => Promise<void> {
  return useEngineContext('useSignOut').scope.engine.disconnect;
}
