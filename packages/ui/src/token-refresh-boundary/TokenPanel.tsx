'use client';
import { useId, type ReactNode, type RefObject } from 'react';
import type { TokenRefreshMessages } from '../messages/NexconnMessages.ts';
import { NoticeBody } from '../modal-notice/NoticeBody.tsx';
import type { Ask } from '../shared/useAsk.ts';
import type { TokenSource } from './renewToken.ts';
import { useRenewal } from './useRenewal.ts';

/** What a fallback of the application's own gets. */
export interface TokenFallbackProps {
  /** Connects again with a fresh token; does nothing while that is under way. */
  readonly retry: () => void;
  readonly signOut: () => void;
  readonly isBusy: boolean;
  /** The last `retry` led back here. */
  readonly hasFailed: boolean;
}

export interface TokenPanelProps {
  readonly panel: RefObject<HTMLDivElement | null>;
  readonly ask: Ask<string>;
  readonly source: TokenSource | null;
  readonly words: TokenRefreshMessages;
  readonly signOut: () => void;
  /** Undefined: the kit's own. */
  readonly fallback: ReactNode | ((props: TokenFallbackProps) => ReactNode);
}

/** Lies over content whose token was refused. */
export function TokenPanel({ panel, ask, source, words, signOut, fallback }: TokenPanelProps): ReactNode {
  const id = useId();
  const renew = useRenewal(source);
  const { isBusy, hasFailed } = ask;
  const retry = (): void => void ask.answer(() => renew(true));
  const isOwn = fallback === undefined;
  const news = hasFailed ? words.failed : undefined;
  const primary = { label: words.retry, press: retry, isBusy };
  const secondary = { label: words.signOut, press: signOut };
  return (
    <div data-part="cover" data-tone="danger">
      <div
        ref={panel}
        data-part={isOwn ? 'panel' : 'fallback'}
        role="group"
        tabIndex={-1}
        aria-label={words.title}
        aria-describedby={isOwn ? `${id}text` : undefined}
      >
        {isOwn && <NoticeBody {...{ id, mark: 'expired', notice: words, news, primary, secondary }} />}
        {typeof fallback === 'function' ? fallback({ retry, signOut, isBusy, hasFailed }) : fallback}
      </div>
    </div>
  );
}
