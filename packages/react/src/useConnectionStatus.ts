'use client';

import type { ConnectionState, NCConnectionStatus } from '@nexconn-kit/core';
import { useContext } from 'react';
import { StatusContext } from './engineContext.ts';
import { useSelected } from './useSelected.ts';

const selectStatus = (state: ConnectionState): NCConnectionStatus => state.status;

/**
 * The connection status, kept current. Re-renders on a change of status only, not on every retry.
 *
 * @returns 11 on a server, while hydrating and before the first connect
 * @throws NCError 33001 outside `<NexconnProvider>`
 */
export function useConnectionStatus(): NCConnectionStatus {
  const status = useContext(StatusContext);
  if (status !== null) return status;
  // Null for the whole life of a provider or never, so the order of hooks holds. Without this branch a thousand readers
  // would cost twice as much.
  // oxlint-disable-next-line react/rules-of-hooks
  return useSelected('useConnectionStatus', selectStatus);
}
