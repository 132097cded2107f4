import type { ReactElement } from 'react';

/** Unsaved text, which no interruption may take from the person who typed it. */
export function Draft(): ReactElement {
  return (
    <section className="card draft" aria-labelledby="draft-title">
      <header className="card-head">
        <h2 id="draft-title">Draft</h2>
        <span className="muted">Stays in this page only</span>
      </header>
      <textarea
        className="field draft-text"
        aria-labelledby="draft-title"
        placeholder="Type something, then break the connection. It stays."
      />
    </section>
  );
}
