import type { NCChannel } from '@nexconn-kit/core';
import { useState, type ReactElement } from 'react';
import { ChannelList } from './ChannelList.tsx';
import { Conversation } from './Conversation.tsx';
import { NewConversation } from './NewConversation.tsx';
import { channelKey } from './channelKey.ts';
import { useGaps } from './useGaps.ts';
import './chat.css';
import './channels.css';
import './log.css';
import './bubbles.css';
import './composer.css';

export interface ChatProps {
  readonly userId: string;
  readonly device: string | undefined;
}

/** Conversations on the left, one of them on the right; in a narrow window the one or the other. */
export function Chat({ userId, device }: ChatProps): ReactElement {
  const [channel, open] = useState<NCChannel | null>(null);
  const [isListShown, showList] = useState(false);
  const [drafts] = useState(() => new Map<string, string>());
  const gaps = useGaps();
  const go = (to: NCChannel | null): void => {
    open(to);
    showList(false);
  };
  return (
    <section className="card chat" aria-label="Chat" data-list={isListShown}>
      <ChannelList userId={userId} current={channel} onOpen={go} />
      <div className="chat-pane">
        {channel ? (
          <Conversation
            key={channelKey(channel)}
            {...{ userId, channel, gaps, drafts }}
            onBack={() => showList(true)}
          />
        ) : (
          <NewConversation device={device} onOpen={go} onBack={() => showList(true)} />
        )}
      </div>
    </section>
  );
}
