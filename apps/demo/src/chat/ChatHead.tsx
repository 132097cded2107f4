import type { ReactElement, ReactNode } from 'react';

/** The line above a conversation; in a narrow window with the way back to all of them. */
export function ChatHead({
  children,
  onBack,
}: {
  readonly children: ReactNode;
  readonly onBack: () => void;
}): ReactElement {
  return (
    <header className="chat-head">
      <button type="button" className="button icon chat-back" aria-label="All conversations" onClick={onBack}>
        <svg className="icon-line" viewBox="0 0 16 16" aria-hidden="true">
          <path d="M10 3 5 8l5 5" />
        </svg>
      </button>
      {children}
    </header>
  );
}
