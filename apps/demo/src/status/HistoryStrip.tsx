import type { ReactElement } from 'react';
import type { TimelineEntry } from '../timeline/timelineReducer.ts';
import { useNow } from '../useNow.ts';
import { historyBars } from './historyBars.ts';

const BAR_MS = 1000;
const BARS = 60;

/** The last minute of the connection, a bar a second. */
export function HistoryStrip({ entries }: { readonly entries: readonly TimelineEntry[] }): ReactElement {
  const bars = historyBars(entries, useNow(BAR_MS), BAR_MS, BARS);
  return (
    <figure className="strip">
      <div className="strip-bars" aria-hidden="true">
        {bars.map(({ fromMs, tone }) => (
          <span key={fromMs} className="strip-bar" data-tone={tone ?? undefined} />
        ))}
      </div>
      <figcaption>
        <span>1 min ago</span>
        <span>now</span>
      </figcaption>
    </figure>
  );
}
