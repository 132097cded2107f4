import type { NCChannel } from '@nexconn-kit/core';
import { useSendMessage } from '@nexconn-kit/react';
import type { ReactElement } from 'react';
import { Avatar } from './Avatar.tsx';
import { channelKey, channelName } from './channelKey.ts';
import { ChatHead } from './ChatHead.tsx';
import { Composer } from './Composer.tsx';
import { MessageLog } from './MessageLog.tsx';
import { NewsForReaders } from './NewsForReaders.tsx';
import type { Gap } from './useGaps.ts';
import { useReadWhileSeen } from './useReadWhileSeen.ts';

export interface ConversationProps {
  readonly userId: string;
  readonly channel: NCChannel;
  readonly gaps: readonly Gap[];
  /** What was being written, by channel. */
  readonly drafts: Map<string, string>;
  readonly onBack: () => void;
}

/** One channel: who it is, what was said, and where to answer. */
export function Conversation({ userId, channel, gaps, drafts, onBack }: ConversationProps): ReactElement {
  const { send, resend } = useSendMessage(channel);
  const name = channelName(channel);
  const key = channelKey(channel);
  useReadWhileSeen(channel);
  return (
    <>
      <ChatHead onBack={onBack}>
        <Avatar name={channel.id} />
        <h2 className="chat-name" dir="auto">
          {name}
        </h2>
      </ChatHead>
      <MessageLog {...{ userId, channel, name, gaps }} onRetry={resend} />
      <NewsForReaders channel={channel} />
      <Composer
        name={name}
        draft={drafts.get(key) ?? ''}
        onDraft={(text) => drafts.set(key, text)}
        onSend={(text) => void send({ text })}
      />
    </>
  );
}
