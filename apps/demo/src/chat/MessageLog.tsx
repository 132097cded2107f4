import type { NCChannel, NCMessage } from '@nexconn-kit/core';
import { useMessages } from '@nexconn-kit/react';
import { useMemo, type ReactElement } from 'react';
import { useNow } from '../useNow.ts';
import { logParts } from './logParts.ts';
import { MessagePart } from './MessagePart.tsx';
import { dayOf } from './times.ts';
import type { Gap } from './useGaps.ts';
import { useLogScroll } from './useLogScroll.ts';

export interface MessageLogProps {
  readonly userId: string;
  readonly channel: NCChannel;
  readonly name: string;
  readonly gaps: readonly Gap[];
  readonly onRetry: (message: NCMessage) => unknown;
}

/** What was said, newest last; what is older comes as one scrolls up. */
export function MessageLog({ userId, channel, name, gaps, onRetry }: MessageLogProps): ReactElement {
  const { messages, hasMore, isLoading, error, loadOlder } = useMessages(channel);
  const parts = useMemo(() => logParts(messages, gaps, hasMore), [messages, gaps, hasMore]);
  const { contentRef, ...scroll } = useLogScroll(messages, loadOlder);
  const todayMs = dayOf(useNow(60_000));
  return (
    // News is read out beside it, or all that is loaded would be. Some browsers scroll by keyboard only what has focus.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div {...scroll} className="log" role="log" aria-live="off" aria-label={`Messages with ${name}`} tabIndex={0}>
      <div ref={contentRef} className="log-content">
        {hasMore && (
          <button type="button" className="button log-more" disabled={isLoading} onClick={() => void loadOlder()}>
            {isLoading ? 'Loading…' : 'Earlier messages'}
          </button>
        )}
        {error && <p className="chat-note form-error">{error.message}</p>}
        {messages.length === 0 && <p className="log-empty muted">{isLoading ? 'Loading…' : 'No messages yet.'}</p>}
        {parts.map((part) => (
          <MessagePart key={part.key} isGroup={channel.type === 'group'} {...{ part, userId, todayMs, onRetry }} />
        ))}
      </div>
    </div>
  );
}
