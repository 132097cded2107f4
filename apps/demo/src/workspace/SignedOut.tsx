import type { ReactElement } from 'react';

export interface SignedOutProps {
  /** Why the app server could not end its session. */
  readonly error: Error | null;
  readonly onReturn: () => void;
}

/** Takes the content's place after sign-out: the connection rests in 12 until someone signs in. */
export function SignedOut({ error, onReturn }: SignedOutProps): ReactElement {
  return (
    <section className="card signed-out" aria-labelledby="signed-out-title">
      <div>
        <h2 id="signed-out-title">You are signed out</h2>
        <p className="muted">Nothing brings this connection back by itself. The cached token is gone.</p>
        {error && (
          <p className="form-error" role="alert">
            {error.message}
          </p>
        )}
      </div>
      <button type="button" className="button primary" onClick={onReturn}>
        Sign in again
      </button>
    </section>
  );
}
