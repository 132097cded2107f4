import type { NCMessage } from '@nexconn-kit/core';
import { Fragment, memo, type ReactElement } from 'react';
import { Bubble } from './Bubble.tsx';
import { conversationRows } from './conversationRows.ts';
import { isSamePart, type LogPart } from './logParts.ts';
import { formatDay } from './times.ts';
import { GAP_WORDS } from './useGaps.ts';

export interface MessagePartProps {
  readonly part: LogPart;
  readonly userId: string;
  /** Whether more than two write here. */
  readonly isGroup: boolean;
  /** Any time of today, Unix milliseconds. */
  readonly todayMs: number;
  readonly onRetry: (message: NCMessage) => unknown;
}

const isSame = ({ part, ...props }: MessagePartProps, { part: nextPart, ...next }: MessagePartProps): boolean =>
  isSamePart(part, nextPart) &&
  props.userId === next.userId &&
  props.isGroup === next.isGroup &&
  props.todayMs === next.todayMs &&
  props.onRetry === next.onRetry;

/** A stretch of messages, which renders when one of them changed. */
export const MessagePart = memo(function MessagePart({
  part,
  userId,
  isGroup,
  todayMs,
  onRetry,
}: MessagePartProps): ReactElement {
  return (
    <ol className="log-part">
      {part.gap && <li className="log-gap">{GAP_WORDS[part.gap]}</li>}
      {conversationRows(part.messages, part.before).map(({ message, startsDay, startsRun }) => (
        <Fragment key={message.clientMessageId}>
          {startsDay && (
            <li className="log-day">
              <span>{formatDay(message.sentAtMs, todayMs)}</span>
            </li>
          )}
          <Bubble
            {...{ message, startsRun, onRetry }}
            isOwn={message.senderUserId === userId}
            hasName={isGroup && message.senderUserId !== userId}
          />
        </Fragment>
      ))}
    </ol>
  );
}, isSame);
