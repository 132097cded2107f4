'use client';

import { useContext, useEffect, useRef, useState, type ReactElement } from 'react';
import { connectLease } from './connectLease.ts';
import type { EngineLease } from './createEngineLease.ts';
import { EngineProvider } from './EngineProvider.tsx';
import type { ManagedEngineProps } from './NexconnProviderProps.ts';
import { RegistryContext } from './registryContext.ts';

/** The drop-in form: keeps the engine of its user connected for as long as it is mounted. */
export function ManagedEngine({ children, queryClient, ...props }: ManagedEngineProps): ReactElement {
  const { userId, autoConnect = true } = props;
  const lease = useContext(RegistryContext)(props);
  const latest = useRef(props);
  const held = useRef<EngineLease>(null);
  const [, leaseAgain] = useState<object>();

  // Not earlier: an engine that is let go below must not be served by the next user's functions.
  useEffect(() => {
    latest.current = props;
  });
  useEffect(() => {
    const before = held.current;
    if (lease.retain(latest)) {
      held.current = lease;
      if (before !== lease) void before?.leave(!userId);
      if (userId && autoConnect) connectLease(lease, before);
    } else {
      // It ended before this effect: the provider was hidden, or the commit held back, for over a second.
      leaseAgain({});
    }
    return () => lease.release(latest);
  }, [lease, userId, autoConnect]);

  return (
    <EngineProvider engine={lease.engine} queryClient={queryClient}>
      {children}
    </EngineProvider>
  );
}
