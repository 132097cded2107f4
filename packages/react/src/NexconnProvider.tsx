'use client';

import type { ReactElement } from 'react';
import { EngineProvider } from './EngineProvider.tsx';
import { ManagedEngine } from './ManagedEngine.tsx';
import type { NexconnProviderProps } from './NexconnProviderProps.ts';

/**
 * Puts one connection above a tree. With `engine` it is yours; with `appKey`, `gatewayUrl`, `userId` and
 * `tokenProvider` it is made, connected, signed out and released for you.
 *
 * Providers of one app key, gateway and user in a page share a connection. Unmounting releases it after 1 s and is no
 * sign-out; `userId` from a user to null is one.
 */
export function NexconnProvider(props: NexconnProviderProps): ReactElement {
  return props.engine ? <EngineProvider {...props} /> : <ManagedEngine {...props} />;
}
