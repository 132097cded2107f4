import type { NCChannel } from '@nexconn-kit/core';
import { useNexconnEngine } from '@nexconn-kit/react';
import { useState, type FormEvent, type ReactElement } from 'react';
import { ChatHead } from './ChatHead.tsx';
import { MessageField } from './MessageField.tsx';

export interface NewConversationProps {
  readonly onOpen: (channel: NCChannel) => void;
  readonly onBack: () => void;
}

/** As the gateway has it. */
const USER_ID = {
  required: true,
  maxLength: 64,
  pattern: String.raw`[A-Za-z0-9+=_\-]+`,
  title: 'A user id: letters, digits and + = - _',
  placeholder: 'user id',
  autoComplete: 'off',
  autoCapitalize: 'none',
  spellCheck: false,
} as const;

/** Writes to a user by id. */
export function NewConversation({ onOpen, onBack }: NewConversationProps): ReactElement {
  const engine = useNexconnEngine();
  const [to, setTo] = useState('');
  const [text, setText] = useState('');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const channel = { type: 'direct', id: to.trim() } as const;
    if (text.trim() !== '') void engine.sendMessage(channel, { text });
    onOpen(channel);
  };
  return (
    <form className="chat-new" onSubmit={submit}>
      <ChatHead onBack={onBack}>
        <h2>New conversation</h2>
      </ChatHead>
      <label className="chat-to">
        <span className="muted">To</span>
        <input className="chat-to-field" value={to} {...USER_ID} onChange={(event) => setTo(event.target.value)} />
      </label>
      <p className="chat-hint muted">
        Open this page in another browser as somebody else, and write to each other. Break the connection meanwhile:
        what you send waits, and arrives once, in order.
      </p>
      <MessageField
        label="Draft"
        placeholder="Your first message"
        value={text}
        onChange={setText}
        canSend={to !== ''}
      />
    </form>
  );
}
