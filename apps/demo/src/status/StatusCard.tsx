import { describeConnectionStatus } from '@nexconn-kit/core';
import { useConnectionStatus } from '@nexconn-kit/react';
import type { ReactElement } from 'react';
import type { TimelineEntry } from '../timeline/timelineReducer.ts';
import { HistoryStrip } from './HistoryStrip.tsx';
import { StatusFacts } from './StatusFacts.tsx';
import { STATUS_VIEWS } from './statusViews.ts';
import './status.css';

/** The connection at a glance: what it is, why, and what comes next. */
export function StatusCard({ entries }: { readonly entries: readonly TimelineEntry[] }): ReactElement {
  const status = useConnectionStatus();
  const { title, tone } = STATUS_VIEWS[status];
  const { name, summary } = describeConnectionStatus(status);
  return (
    <section className="card status" data-tone={tone} aria-labelledby="status-title">
      <h2 id="status-title" className="visually-hidden">
        Connection
      </h2>
      <div className="status-head">
        <span className="status-light" aria-hidden="true" />
        <div className="status-words">
          <strong className="status-title" data-testid="connection-status" data-status={status}>
            {title}
          </strong>
          <p className="muted">{summary}</p>
        </div>
        <code className="status-raw">
          {name} <b>{status}</b>
        </code>
      </div>
      <HistoryStrip entries={entries} />
      <StatusFacts />
    </section>
  );
}
