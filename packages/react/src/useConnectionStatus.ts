'use client';

import { INITIAL_CONNECTION_STATE, type NCConnectionStatus } from '@nexconn-kit/core';
import { useContext, useSyncExternalStore } from 'react';
import { StatusContext, useEngineContext } from './engineContext.ts';

const readServed = (): NCConnectionStatus => INITIAL_CONNECTION_STATE.status;

/**
 * The connection status, kept current. Re-renders on a change of status only, not on every retry.
 *
 * @returns 11 on a server, while hydrating and before the first connect
 * @throws NCError 33001 outside `<NexconnProvider>`
 */
export function useConnectionStatus(): NCConnectionStatus {
  const source = useContext(StatusContext);
  if (typeof source === 'number') return source;
  // A number for the whole life of a provider or never, so the order of hooks holds. Without this branch a thousand
  // readers would cost twice as much.
  /* oxlint-disable react/rules-of-hooks */
  const { subscribeToStatus, readStatus } = source ?? useEngineContext('useConnectionStatus').scope;
  return useSyncExternalStore(subscribeToStatus, readStatus, readServed);
}
