import type { NexconnEngine } from '@nexconn-kit/core';
import type { QueryClient } from '@tanstack/react-query';
import { createConnectionStore, type ConnectionStores } from './createConnectionStore.ts';
import { oncePer } from './oncePer.ts';

/** One engine as the hooks see it. Another user is another scope, so nothing read through it can be somebody else's. */
export interface EngineScope extends ConnectionStores {
  /** Names the scope in query keys; says nothing about the user. */
  readonly id: number;
  readonly engine: NexconnEngine;
  /** By whom they are for. */
  readonly recreatedHandlers: Map<object, () => void>;
  /** Made when first needed, where the application has none. */
  ownQueryClient?: QueryClient;
}

/** The scope of an engine, the same one each time. */
export const engineScopeOf = oncePer((engine: NexconnEngine): EngineScope => ({
  id: Math.random(),
  engine,
  ...createConnectionStore(engine),
  recreatedHandlers: new Map(),
}));
