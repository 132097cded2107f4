import { NCConnectionStatus as S } from '@nexconn-kit/core';
import type { TimelineEntry } from './timelineReducer.ts';

/** One line of the timeline: a status, or a burst of quick tries that would say the same thing many times. */
export interface TimelineRow extends TimelineEntry {
  /** When something else took its place, Unix milliseconds; null while it stands. */
  readonly endedAtMs: number | null;
  /** Dials in a burst; null for a status by itself. */
  readonly tries: number | null;
}

/** Shorter statuses of an outage are drawn together. */
const BRIEF_MS = 300;
const TRYING: readonly S[] = [S.Connecting, S.Suspend, S.NetworkUnavailable, S.ProxyUnavailable];

const isTrying = (entry: TimelineEntry | undefined): boolean => entry !== undefined && TRYING.includes(entry.status);
const isBrief = (row: TimelineRow): boolean =>
  isTrying(row) && row.endedAtMs !== null && row.endedAtMs - row.atMs < BRIEF_MS;

/** What a burst amounts to: nothing for one failed try between two waits, which the second wait tells of already. */
function burstOf(run: readonly TimelineRow[], before: TimelineRow | undefined, after: TimelineRow): TimelineRow[] {
  const [first] = run;
  const wait = run.findLast(({ status }) => status !== S.Connecting);
  const tries = run.filter(({ status }) => status === S.Connecting).length;
  if (tries === 1 && run.length === 1 && isTrying(before) && isTrying(after)) return [];
  if (tries < 2 || !first || !wait) return [...run];
  return [{ ...wait, id: first.id, atMs: first.atMs, endedAtMs: after.atMs, tries }];
}

/** Draws the brief statuses of one outage together; newest last. */
export function timelineRows(entries: readonly TimelineEntry[]): readonly TimelineRow[] {
  const rows: TimelineRow[] = [];
  let run: TimelineRow[] = [];
  for (const [index, entry] of entries.entries()) {
    const row: TimelineRow = { ...entry, endedAtMs: entries[index + 1]?.atMs ?? null, tries: null };
    if (isBrief(row)) run.push(row);
    else {
      rows.push(...burstOf(run, rows.at(-1), row), row);
      run = [];
    }
  }
  // Only what has ended is brief, so the last entry closed the last run.
  return rows;
}
