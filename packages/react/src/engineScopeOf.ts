import type { NexconnEngine } from '@nexconn-kit/core';
import { createConnectionStore } from './createConnectionStore.ts';
import { oncePer } from './oncePer.ts';

function createEngineScope(engine: NexconnEngine) {
  return {
    /** Names the scope in query keys; says nothing about the user. */
    id: Math.random(),
    engine,
    ...createConnectionStore(engine),
    /** By whom they are for. */
    recreatedHandlers: new Map<object, () => void>(),
    // What hooks return; here, so that it is the same function on every render.
    reconnect: () => engine.reconnectNow(),
    resume: () => engine.resume(),
    signOut: () => engine.disconnect(),
    getToken: () => engine.getToken(),
  };
}

/** One engine as the hooks see it. Another user is another scope, so nothing read through it can be somebody else's. */
export type EngineScope = ReturnType<typeof createEngineScope>;

/** The scope of an engine, the same one each time. */
export const engineScopeOf = oncePer(createEngineScope);
