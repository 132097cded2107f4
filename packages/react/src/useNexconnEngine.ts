'use client';

import type { NexconnEngine } from '@nexconn-kit/core';
import { useEngineContext } from './engineContext.ts';

/**
 * The engine of the provider above, for what no hook does. Another user is another engine.
 *
 * @throws NCError 33001 outside `<NexconnProvider>`
 */
export function useNexconnEngine(): NexconnEngine {
  return useEngineContext('useNexconnEngine').scope.engine;
}
