'use client';

import type { ConnectionStatusHandler } from '@nexconn-kit/core';
import { useEffect } from 'react';
import { useEngineContext } from './engineContext.ts';
import { useLatest } from './useLatest.ts';

/**
 * Calls a handler on every change of status while the component is mounted; the newest handler, and never during a render.
 *
 * @throws NCError 33001 outside `<NexconnProvider>`
 */
export function useConnectionStatusHandler(handler: ConnectionStatusHandler): void {
  const { scope } = useEngineContext('useConnectionStatusHandler');
  const latest = useLatest(handler);
  useEffect(() => {
    const { engine } = scope;
    const identifier = `${Math.random()}`;
    engine.addConnectionStatusHandler(identifier, (event) => latest.current(event));
    return () => engine.removeConnectionStatusHandler(identifier);
  }, [scope, latest]);
}
