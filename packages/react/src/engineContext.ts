'use client';

import { NCError, type NCConnectionStatus } from '@nexconn-kit/core';
import type { QueryClient } from '@tanstack/react-query';
import { createContext, useContext } from 'react';
import type { EngineScope } from './engineScopeOf.ts';

export interface EngineContextValue {
  readonly scope: EngineScope;
  readonly queryClient: QueryClient | undefined;
}

export const EngineContext = createContext<EngineContextValue | null>(null);

/**
 * The status as a primitive, so that a change reaches its readers and nobody else. Below a hydrated provider it is where
 * they find it, which never changes: a part that hydrates late must find what the server rendered, and a context cannot
 * tell it.
 */
export const StatusContext = createContext<NCConnectionStatus | EngineScope | null>(null);

/** @throws NCError 33001 outside `<NexconnProvider>` */
export function useEngineContext(hookName: string): EngineContextValue {
  const value = useContext(EngineContext);
  if (value) return value;
  throw new NCError(33001, { message: `33001: ${hookName} needs a <NexconnProvider>.` });
}
