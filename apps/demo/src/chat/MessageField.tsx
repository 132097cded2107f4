import type { KeyboardEvent, ReactElement } from 'react';

export interface MessageFieldProps {
  readonly label: string;
  readonly placeholder: string;
  readonly value: string;
  readonly canSend: boolean;
  readonly onChange: (text: string) => void;
}

/** Enter sends, and shift with Enter makes a new line; while a word is being composed, Enter is part of that. */
function submitByEnter(event: KeyboardEvent<HTMLTextAreaElement>): void {
  if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
  event.preventDefault();
  event.currentTarget.form?.requestSubmit();
}

/** Where a message is written, within a form. */
export function MessageField({ label, placeholder, value, canSend, onChange }: MessageFieldProps): ReactElement {
  return (
    <div className="composer">
      <textarea
        className="composer-text"
        aria-label={label}
        rows={1}
        value={value}
        placeholder={placeholder}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={submitByEnter}
      />
      <button type="submit" className="button primary composer-send" aria-label="Send" disabled={!canSend}>
        <svg className="icon-line" viewBox="0 0 16 16" aria-hidden="true">
          <path d="M8 13V3.5M3.8 7.5 8 3.3l4.2 4.2" />
        </svg>
      </button>
    </div>
  );
}
