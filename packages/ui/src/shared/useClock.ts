'use client';
import { useSyncExternalStore } from 'react';

/** Often enough that nothing is shown late; a look costs nothing, and renders only when what it reads has changed. */
const LOOK_EVERY_MS = 100;

function look(onLook: () => void): () => void {
  const timer = setInterval(onLook, LOOK_EVERY_MS);
  return () => clearInterval(timer);
}
const rest = () => () => undefined;

/**
 * Something that follows from the time of day; renders again when it changes, and not before.
 *
 * @param isRunning false: no timer runs, and it is read when its component renders
 */
export function useClock<T extends boolean | number>(isRunning: boolean, read: () => T): T {
  return useSyncExternalStore(isRunning ? look : rest, read, read);
}
