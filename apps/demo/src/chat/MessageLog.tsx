import type { NCChannel, NCMessage } from '@nexconn-kit/core';
import { useMessages } from '@nexconn-kit/react';
import { Fragment, useMemo, type ReactElement } from 'react';
import { useNow } from '../useNow.ts';
import { Bubble } from './Bubble.tsx';
import { conversationRows } from './conversationRows.ts';
import { formatDay } from './times.ts';
import { useLogScroll } from './useLogScroll.ts';

export interface MessageLogProps {
  readonly userId: string;
  readonly channel: NCChannel;
  readonly name: string;
  readonly onRetry: (message: NCMessage) => unknown;
}

/** What was said, newest last; what is older comes as one scrolls up. */
export function MessageLog({ userId, channel, name, onRetry }: MessageLogProps): ReactElement {
  const { messages, hasMore, isLoading, error, loadOlder } = useMessages(channel);
  const rows = useMemo(() => conversationRows(messages), [messages]);
  const scroll = useLogScroll(messages, loadOlder);
  const nowMs = useNow(60_000);
  return (
    // News is read out beside it, or all that is loaded would be. Some browsers scroll by keyboard only what has focus.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div {...scroll} className="log" role="log" aria-live="off" aria-label={`Messages with ${name}`} tabIndex={0}>
      {hasMore && (
        <button type="button" className="button log-more" disabled={isLoading} onClick={() => void loadOlder()}>
          {isLoading ? 'Loading…' : 'Earlier messages'}
        </button>
      )}
      {error && <p className="chat-note form-error">{error.message}</p>}
      {messages.length === 0 && <p className="log-empty muted">{isLoading ? 'Loading…' : 'No messages yet.'}</p>}
      <ol className="bubbles">
        {rows.map(({ message, startsDay, startsRun }) => (
          <Fragment key={message.clientMessageId}>
            {startsDay && (
              <li className="log-day">
                <span>{formatDay(message.sentAtMs, nowMs)}</span>
              </li>
            )}
            <Bubble
              {...{ message, startsRun, onRetry }}
              isOwn={message.senderUserId === userId}
              hasName={channel.type === 'group' && message.senderUserId !== userId}
            />
          </Fragment>
        ))}
      </ol>
    </div>
  );
}
