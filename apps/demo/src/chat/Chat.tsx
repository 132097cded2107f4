import type { NCChannel } from '@nexconn-kit/core';
import { useState, type ReactElement } from 'react';
import { ChannelList } from './ChannelList.tsx';
import { Conversation } from './Conversation.tsx';
import { NewConversation } from './NewConversation.tsx';
import { channelKey } from './channelKey.ts';
import './chat.css';

/** Conversations on the left, one of them on the right; in a narrow window the one or the other. */
export function Chat({ userId }: { readonly userId: string }): ReactElement {
  const [channel, open] = useState<NCChannel | null>(null);
  const [isListShown, showList] = useState(false);
  const [drafts] = useState(() => new Map<string, string>());
  const go = (to: NCChannel | null): void => {
    open(to);
    showList(false);
  };
  return (
    <section className="card chat" aria-label="Chat" data-list={isListShown}>
      <ChannelList userId={userId} current={channel} onOpen={go} />
      <div className="chat-pane">
        {channel ? (
          <Conversation key={channelKey(channel)} {...{ userId, channel, drafts }} onBack={() => showList(true)} />
        ) : (
          <NewConversation onOpen={go} onBack={() => showList(true)} />
        )}
      </div>
    </section>
  );
}
