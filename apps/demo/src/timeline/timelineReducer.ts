import type { ConnectionStatusChangedEvent, NCConnectionStatus } from '@nexconn-kit/core';

/** One status of the connection, from the moment it was entered. */
export interface TimelineEntry {
  readonly id: number;
  readonly status: NCConnectionStatus;
  readonly error: { readonly code: number; readonly message: string } | null;
  /** Unix milliseconds. */
  readonly atMs: number;
}

/** Older ones are dropped, so that a tab left open for weeks does not grow. */
export const MAX_ENTRIES = 200;

/** Adds one status event to the timeline; newest last. */
export function timelineReducer(
  entries: readonly TimelineEntry[],
  { status, error, atMs }: ConnectionStatusChangedEvent,
): readonly TimelineEntry[] {
  const entry: TimelineEntry = {
    id: (entries.at(-1)?.id ?? 0) + 1,
    status,
    error: error && { code: error.code, message: error.message },
    atMs,
  };
  return [...entries.slice(1 - MAX_ENTRIES), entry];
}
