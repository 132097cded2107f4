import type { ReactElement } from 'react';

/** Stands in for the page while the app server cannot be asked. */
export function LoadFailed({ error, onRetry }: { readonly error: Error; readonly onRetry: () => void }): ReactElement {
  return (
    <main className="page-center">
      <div className="card stack" role="alert">
        <h1 className="title">The console could not start</h1>
        <p className="muted">{error.message}</p>
        <button type="button" className="button primary" onClick={onRetry}>
          Try again
        </button>
      </div>
    </main>
  );
}
