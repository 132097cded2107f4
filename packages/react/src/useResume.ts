'use client';

import type { NCConnectResult } from '@nexconn-kit/core';
import { useEngineContext } from './engineContext.ts';

/**
 * How a person comes back after 6, 11, 14, 15, 16, 17 or 19: takes the seat, with a fresh token.
 *
 * @returns a stable function; its promise never rejects, and has 33003 when there is nothing to resume
 * @throws NCError 33001 outside `<NexconnProvider>`
 */
export function useResume(): () => Promise<NCConnectResult> {
  return useEngineContext('useResume').scope.engine.resume;
}
