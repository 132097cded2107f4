import type { ReactElement } from 'react';
import './brand.css';

/** The mark and the name. */
export function Brand(): ReactElement {
  return (
    <span className="brand">
      <svg className="brand-mark" viewBox="0 0 32 32" aria-hidden="true">
        <rect width="32" height="32" rx="9" />
        <path d="M10 22V10.5l12 11V10" />
        <circle cx="22" cy="10" r="3" />
      </svg>
      <span className="brand-name">
        Nexconn <span className="muted">Console</span>
      </span>
    </span>
  );
}
