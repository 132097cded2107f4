import type { NexconnEngine } from '@nexconn-kit/core';
import { useSyncExternalStore } from 'react';
import { useBrowserLayoutEffect } from './useBrowserLayoutEffect.ts';

/** `ready`: it will ask at 15. `asking`: its panel is up, until the answer had its effect. */
type BoundaryState = 'ready' | 'asking';

const boundaries = new WeakMap<NexconnEngine, Map<object, BoundaryState>>();
const readers = new Set<() => void>();

function subscribe(onChange: () => void): () => void {
  readers.add(onChange);
  return () => readers.delete(onChange);
}

function of(engine: NexconnEngine): Map<object, BoundaryState> {
  const known = boundaries.get(engine) ?? new Map<object, BoundaryState>();
  boundaries.set(engine, known);
  return known;
}

/** Makes a boundary known to the banner of the same engine, before either is painted. */
export function useAsBoundary(engine: NexconnEngine, state: BoundaryState): void {
  useBrowserLayoutEffect(() => {
    const key = {};
    const tell = (): void => readers.forEach((read) => read());
    of(engine).set(key, state);
    tell();
    return () => {
      of(engine).delete(key);
      tell();
    };
  }, [engine, state]);
}

/** Whether a boundary of the engine says what there is to say about its token. */
export function useIsAskedByBoundary(engine: NexconnEngine, isRejected: boolean): boolean {
  const read = (): boolean => {
    const states = [...of(engine).values()];
    return isRejected ? states.length > 0 : states.includes('asking');
  };
  return useSyncExternalStore(subscribe, read, () => false);
}
