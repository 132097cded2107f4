import type { NCChannel } from '@nexconn-kit/core';
import { useNexconnEngine } from '@nexconn-kit/react';
import { useState, type FormEvent, type ReactElement } from 'react';
import { useEnterGroup } from '../api/useEnterGroup.ts';
import { ChatHead } from './ChatHead.tsx';
import { MessageField } from './MessageField.tsx';

export interface NewConversationProps {
  readonly device: string | undefined;
  readonly onOpen: (channel: NCChannel) => void;
  readonly onBack: () => void;
}

/** As the gateway has them. */
const RECEIVER = {
  required: true,
  maxLength: 65,
  pattern: String.raw`#[A-Za-z0-9]+|[A-Za-z0-9+=_\-]{1,64}`,
  title: 'A user id: letters, digits and + = - _, or # and a group: letters and digits',
  placeholder: 'user id, or #group',
  autoComplete: 'off',
  autoCapitalize: 'none',
  spellCheck: false,
} as const;

function Hint(): ReactElement {
  return (
    <p className="chat-hint muted">
      Open this page in another browser as somebody else, and write to each other. Break the connection meanwhile: what
      you send waits, and arrives once, in order.
    </p>
  );
}

/** Writes to a user or a group by id. */
export function NewConversation({ device, onOpen, onBack }: NewConversationProps): ReactElement {
  const engine = useNexconnEngine();
  const { mutate: enter, error, isPending } = useEnterGroup(device);
  const [to, setTo] = useState('');
  const [text, setText] = useState('');
  const begin = (channel: NCChannel): void => {
    if (text.trim() !== '') void engine.sendMessage(channel, { text });
    onOpen(channel);
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (!to.startsWith('#')) return begin({ type: 'direct', id: to });
    return enter(to.slice(1), { onSuccess: ({ channelId }) => begin({ type: 'group', id: channelId }) });
  };
  return (
    <form className="chat-new" onSubmit={submit}>
      <ChatHead onBack={onBack}>
        <h2>New conversation</h2>
      </ChatHead>
      <label className="chat-to">
        <span className="muted">To</span>
        <input className="chat-to-field" value={to} {...RECEIVER} onChange={(event) => setTo(event.target.value)} />
      </label>
      {error && (
        <p className="chat-note form-error" role="alert">
          {error.message}
        </p>
      )}
      <Hint />
      <MessageField
        label="Draft"
        placeholder="Your first message"
        value={text}
        onChange={setText}
        canSend={to !== '' && !isPending}
      />
    </form>
  );
}
