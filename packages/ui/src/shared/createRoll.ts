import type { NexconnEngine } from '@nexconn-kit/core';
import { useState, useSyncExternalStore } from 'react';
import { useBrowserLayoutEffect } from './useBrowserLayoutEffect.ts';

/** The components of one kind that are mounted over an engine, in the order they came, and what each says of itself. */
export function createRoll<Entry>() {
  const rolls = new WeakMap<NexconnEngine, Map<object, Entry>>();
  const readers = new Set<() => void>();
  const tell = (): void => readers.forEach((read) => read());
  const subscribe = (onChange: () => void) => {
    readers.add(onChange);
    return () => readers.delete(onChange);
  };
  const of = (engine: NexconnEngine): Map<object, Entry> => {
    const known = rolls.get(engine) ?? new Map<object, Entry>();
    rolls.set(engine, known);
    return known;
  };
  return {
    /** Enters a component before it is painted. @returns by which key it is on the roll */
    useEntry(engine: NexconnEngine, entry: Entry): object {
      const [key] = useState(() => ({}));
      useBrowserLayoutEffect(() => {
        of(engine).set(key, entry);
        tell();
        return () => {
          of(engine).delete(key);
          tell();
        };
      }, [engine, entry, key]);
      return key;
    },
    /** Whether something is true of the roll; false on a server and while hydrating. */
    useIsSo(engine: NexconnEngine, read: (roll: ReadonlyMap<object, Entry>) => boolean): boolean {
      return useSyncExternalStore(
        subscribe,
        () => read(of(engine)),
        () => false,
      );
    },
  };
}
