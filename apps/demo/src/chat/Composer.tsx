import { useState, type FormEvent, type ReactElement } from 'react';
import { MessageField } from './MessageField.tsx';

export interface ComposerProps {
  readonly name: string;
  /** What was being written here when it was last open. */
  readonly draft: string;
  readonly onDraft: (text: string) => void;
  readonly onSend: (text: string) => void;
}

/** Writes into a conversation. It works offline too: what is sent then waits. */
export function Composer({ name, draft, onDraft, onSend }: ComposerProps): ReactElement {
  const [text, setText] = useState(draft);
  const change = (next: string): void => {
    setText(next);
    onDraft(next);
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (text.trim() === '') return;
    onSend(text);
    change('');
  };
  return (
    <form onSubmit={submit}>
      <MessageField
        label={`Message to ${name}`}
        placeholder={`Message ${name}`}
        value={text}
        onChange={change}
        canSend={text.trim() !== ''}
      />
    </form>
  );
}
