'use client';

import type { ConnectionState } from '@nexconn-kit/core';
import { useSelected } from './useSelected.ts';

const wholeState = (state: ConnectionState): unknown => state;

/**
 * Anything of the connection's state, kept current. Re-renders when what the selector returns is another value.
 *
 * @param selector default: the whole state
 * @returns on a server and while hydrating: what the selector makes of status 11 and nothing else
 * @throws NCError 33001 outside `<NexconnProvider>`
 */
export function useConnectionState(): ConnectionState;
export function useConnectionState<T>(selector: (state: ConnectionState) => T): T;
export function useConnectionState(selector = wholeState): unknown {
  return useSelected('useConnectionState', selector);
}
