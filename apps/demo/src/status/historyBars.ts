import type { TimelineEntry } from '../timeline/timelineReducer.ts';
import { STATUS_VIEWS, type StatusTone } from './statusViews.ts';

/** One bar of the history: a stretch of time and the tone of the worst status in it; null where nothing is known. */
export interface HistoryBar {
  readonly fromMs: number;
  readonly tone: StatusTone | null;
}

/** Worse ones first: a short outage must not hide behind the calm around it. */
const BY_SEVERITY: readonly StatusTone[] = ['danger', 'warning', 'info', 'neutral', 'success'];

/**
 * Cuts the time up to now into bars of equal length, oldest first.
 *
 * @param nowMs Unix milliseconds; the last bar is the one that holds it
 * @param barMs length of a bar in milliseconds; bars begin at its multiples
 */
export function historyBars(
  entries: readonly TimelineEntry[],
  nowMs: number,
  barMs: number,
  count: number,
): readonly HistoryBar[] {
  const lastFromMs = Math.floor(nowMs / barMs) * barMs;
  return Array.from({ length: count }, (_, index) => {
    const fromMs = lastFromMs - (count - 1 - index) * barMs;
    const tones = new Set(
      entries
        .filter((entry, at) => entry.atMs < fromMs + barMs && (entries[at + 1]?.atMs ?? Infinity) >= fromMs)
        .map((entry) => STATUS_VIEWS[entry.status].tone),
    );
    return { fromMs, tone: BY_SEVERITY.find((tone) => tones.has(tone)) ?? null };
  });
}
