import type { NCMessage } from '@nexconn-kit/core';
import { memo, type ReactElement } from 'react';
import { textOf } from './textOf.ts';
import { formatTime } from './times.ts';

export interface BubbleProps {
  readonly message: NCMessage;
  readonly isOwn: boolean;
  readonly startsRun: boolean;
  /** Who wrote it, where more than two write. */
  readonly hasName: boolean;
  readonly onRetry: (message: NCMessage) => unknown;
}

/** One message. It renders again only when it changed itself. */
export const Bubble = memo(function Bubble({ message, isOwn, startsRun, hasName, onRetry }: BubbleProps): ReactElement {
  const { content, sentAtMs, senderUserId, state } = message;
  return (
    <li className="bubble" data-id={message.clientMessageId} data-own={isOwn} data-state={state} data-run={startsRun}>
      <span className="visually-hidden">{isOwn ? 'You' : senderUserId}: </span>
      {hasName && startsRun && <span className="bubble-sender">{senderUserId}</span>}
      <p className="bubble-text" dir="auto">
        {textOf(content)}
      </p>
      <span className="bubble-foot">
        {state === 'failed' ? (
          <>
            Not sent
            <button type="button" className="bubble-retry" onClick={() => onRetry(message)}>
              Try again
            </button>
          </>
        ) : (
          <>
            {state === 'sending' && <span>Sending…</span>}
            <time dateTime={new Date(sentAtMs).toISOString()}>{formatTime(sentAtMs)}</time>
          </>
        )}
      </span>
    </li>
  );
});
