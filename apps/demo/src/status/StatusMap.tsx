import type { NCConnectionStatus } from '@nexconn-kit/core';
import { useConnectionStatus } from '@nexconn-kit/react';
import type { ReactElement } from 'react';
import type { TimelineEntry } from '../timeline/timelineReducer.ts';
import { STATUS_VIEWS, type StatusView } from './statusViews.ts';

const ALL = Object.entries(STATUS_VIEWS).map(([raw, view]): [NCConnectionStatus, StatusView] => [
  Number(raw) as NCConnectionStatus,
  view,
]);

/** All twelve statuses and what brings each about; the ones this page went through are marked. */
export function StatusMap({ entries }: { readonly entries: readonly TimelineEntry[] }): ReactElement {
  const current = useConnectionStatus();
  const seen = new Set([...entries.map((entry) => entry.status), current]);
  return (
    <section className="card map" aria-labelledby="map-title">
      <header className="card-head">
        <h2 id="map-title">Statuses</h2>
        <span className="muted">
          {seen.size} of {ALL.length} seen
        </span>
      </header>
      <ul className="map-grid">
        {ALL.map(([status, { title, tone, cause }]) => (
          <li
            key={status}
            className="map-tile"
            data-tone={tone}
            data-seen={seen.has(status)}
            aria-current={status === current ? 'true' : undefined}
          >
            <span className="map-name">
              <code>{status}</code> {title}
              {seen.has(status) && <span className="visually-hidden">, seen</span>}
            </span>
            <span className="map-cause">{cause}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
