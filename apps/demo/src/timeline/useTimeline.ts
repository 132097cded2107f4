import { useConnectionStatusHandler } from '@nexconn-kit/react';
import { useReducer } from 'react';
import { timelineReducer, type TimelineEntry } from './timelineReducer.ts';

/** The status events of this page, newest last. */
export function useTimeline(): readonly TimelineEntry[] {
  const [entries, add] = useReducer(timelineReducer, []);
  useConnectionStatusHandler(add);
  return entries;
}
