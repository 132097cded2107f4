import { describeConnectionStatus } from '@nexconn-kit/core';
import type { ReactElement } from 'react';
import { formatDuration } from '../formatDuration.ts';
import { STATUS_VIEWS } from '../status/statusViews.ts';
import { formatClock } from './formatClock.ts';
import type { TimelineEntry } from './timelineReducer.ts';
import './timeline.css';

interface RowProps {
  readonly entry: TimelineEntry;
  /** When the next status took its place; null while this one stands. */
  readonly endedAtMs: number | null;
}

function TimelineRow({ entry, endedAtMs }: RowProps): ReactElement {
  const { title, tone } = STATUS_VIEWS[entry.status];
  return (
    <li className="timeline-row" data-tone={tone} data-status={entry.status}>
      <span className="timeline-dot" aria-hidden="true" />
      <div className="timeline-what">
        <span className="timeline-title">{title}</span>
        <code className="chip">{entry.status}</code>
        {entry.error && (
          <code className="chip" title={entry.error.message}>
            {entry.error.code}
          </code>
        )}
      </div>
      <span className="timeline-span">{endedAtMs === null ? 'now' : formatDuration(endedAtMs - entry.atMs)}</span>
      <time
        className="timeline-time"
        dateTime={new Date(entry.atMs).toISOString()}
        title={describeConnectionStatus(entry.status).name}
      >
        {formatClock(entry.atMs)}
      </time>
    </li>
  );
}

/** Every status the connection went through in this page, newest first. */
export function Timeline({ entries }: { readonly entries: readonly TimelineEntry[] }): ReactElement {
  return (
    <section className="card timeline" aria-labelledby="timeline-title">
      <header className="card-head">
        <h2 id="timeline-title">Timeline</h2>
        <span className="muted">{entries.length === 1 ? '1 event' : `${entries.length} events`}</span>
      </header>
      {/* Some browsers scroll by keyboard only what can be focused. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <ol className="timeline-list" reversed tabIndex={0} aria-labelledby="timeline-title">
        {entries
          .map((entry, index) => (
            <TimelineRow key={entry.id} entry={entry} endedAtMs={entries[index + 1]?.atMs ?? null} />
          ))
          .toReversed()}
      </ol>
    </section>
  );
}
