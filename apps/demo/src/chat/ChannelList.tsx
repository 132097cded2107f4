import type { NCChannel, NCChannelSummary, NCMessage } from '@nexconn-kit/core';
import { useChannels, useUnreadCount } from '@nexconn-kit/react';
import { memo, type ReactElement } from 'react';
import { useNow } from '../useNow.ts';
import { Avatar } from './Avatar.tsx';
import { channelKey, channelName } from './channelKey.ts';
import { textOf } from './textOf.ts';
import { formatRecent } from './times.ts';

interface RowProps {
  readonly userId: string;
  readonly summary: NCChannelSummary;
  readonly isCurrent: boolean;
  readonly nowMs: number;
  readonly onOpen: (channel: NCChannel) => void;
}

function preview({ senderUserId, content, state }: NCMessage, userId: string): string {
  if (state === 'failed') return `Not sent: ${textOf(content)}`;
  return senderUserId === userId ? `You: ${textOf(content)}` : textOf(content);
}

const Row = memo(({ userId, summary, isCurrent, nowMs, onOpen }: RowProps): ReactElement => {
  const { channel, lastMessage, unreadCount } = summary;
  return (
    <li>
      <button
        type="button"
        className="channel"
        aria-current={isCurrent || undefined}
        data-unread={unreadCount > 0}
        onClick={() => onOpen(channel)}
      >
        <Avatar name={channel.id} />
        <span className="channel-name" dir="auto">
          {channelName(channel)}
        </span>
        {lastMessage && <time className="channel-time">{formatRecent(lastMessage.sentAtMs, nowMs)}</time>}
        <span className="channel-preview" dir="auto">
          {lastMessage ? preview(lastMessage, userId) : 'No messages yet'}
        </span>
        {unreadCount > 0 && (
          <span className="badge">
            {unreadCount > 99 ? '99+' : unreadCount}
            <span className="visually-hidden"> unread</span>
          </span>
        )}
      </button>
    </li>
  );
});

export interface ChannelListProps {
  readonly userId: string;
  readonly current: NCChannel | null;
  /** null: a new conversation. */
  readonly onOpen: (channel: NCChannel | null) => void;
}

/** Who has been talked to, the newest first. */
export function ChannelList({ userId, current, onOpen }: ChannelListProps): ReactElement {
  const { channels, isLoading, error } = useChannels();
  const unreadCount = useUnreadCount();
  const nowMs = useNow(60_000);
  return (
    <nav className="chat-list" aria-label="Conversations">
      <header className="chat-head">
        <h2>Chats {unreadCount > 0 && <span className="muted">{unreadCount} unread</span>}</h2>
        <button type="button" className="button icon" aria-label="New conversation" onClick={() => onOpen(null)}>
          <svg className="icon-line" viewBox="0 0 16 16" aria-hidden="true">
            <path d="M8 3v10M3 8h10" />
          </svg>
        </button>
      </header>
      {error && <p className="chat-note form-error">{error.message}</p>}
      {!isLoading && channels.length === 0 && <p className="chat-note muted">Nobody yet. Write to someone.</p>}
      <ul className="channels">
        {channels.map((summary) => {
          const key = channelKey(summary.channel);
          const isCurrent = current !== null && key === channelKey(current);
          return <Row key={key} {...{ userId, summary, isCurrent, nowMs, onOpen }} />;
        })}
      </ul>
    </nav>
  );
}
