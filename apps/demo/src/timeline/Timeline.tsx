import { describeConnectionStatus, NCConnectionStatus } from '@nexconn-kit/core';
import type { ReactElement } from 'react';
import { formatDuration } from '../formatDuration.ts';
import { errorWords } from '../status/errorWords.ts';
import { STATUS_VIEWS } from '../status/statusViews.ts';
import { formatClock } from './formatClock.ts';
import { MAX_ENTRIES, type TimelineEntry } from './timelineReducer.ts';
import { timelineRows, type TimelineRow } from './timelineRows.ts';
import './timeline.css';

function Row({ status, error, atMs, endedAtMs, tries }: TimelineRow): ReactElement {
  const { title, tone } = STATUS_VIEWS[status];
  return (
    <li className="timeline-row" data-tone={tone} data-status={status}>
      <span className="timeline-dot" aria-hidden="true" />
      <div className="timeline-what">
        <span className="timeline-title">{title}</span>
        <code className="chip">{status}</code>
        {tries !== null && <span className="chip">{tries} tries</span>}
        {error && status !== NCConnectionStatus.Connecting && (
          <span className="timeline-error" title={error.message}>
            <code>{error.code}</code> {errorWords(error.code)}
          </span>
        )}
      </div>
      <span className="timeline-span">{endedAtMs === null ? 'now' : formatDuration(endedAtMs - atMs)}</span>
      <time
        className="timeline-time"
        dateTime={new Date(atMs).toISOString()}
        title={describeConnectionStatus(status).name}
      >
        {formatClock(atMs)}
      </time>
    </li>
  );
}

function countOf({ length }: readonly TimelineEntry[]): string {
  if (length === MAX_ENTRIES) return `last ${MAX_ENTRIES} events`;
  return length === 1 ? '1 event' : `${length} events`;
}

/** Every status the connection went through in this page, newest first. */
export function Timeline({ entries }: { readonly entries: readonly TimelineEntry[] }): ReactElement {
  return (
    <section className="card timeline" aria-labelledby="timeline-title">
      <header className="card-head">
        <h2 id="timeline-title">Timeline</h2>
        <span className="muted">{countOf(entries)}</span>
      </header>
      {/* Some browsers scroll by keyboard only what can be focused. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <ol className="timeline-list" reversed tabIndex={0} aria-labelledby="timeline-title">
        {timelineRows(entries)
          .map((row) => <Row key={row.id} {...row} />)
          .toReversed()}
      </ol>
    </section>
  );
}
