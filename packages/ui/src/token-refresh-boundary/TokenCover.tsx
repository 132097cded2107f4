'use client';
import { NCConnectionStatus as S } from '@nexconn-kit/core';
import { useNexconnEngine } from '@nexconn-kit/react';
import { useState, type ReactNode, type RefObject } from 'react';
import { tokenRefreshEn } from './tokenRefreshEn.ts';
import type { TokenRefreshMessages } from '../messages/NexconnMessages.ts';
import { BLOCKING_REASON } from '../shared/blockingReason.ts';
import { useAsBoundary } from '../shared/boundaries.ts';
import { useAsk } from '../shared/useAsk.ts';
import { useLeave } from '../shared/useLeave.ts';
import type { TokenSource } from './renewToken.ts';
import { TokenPanel, type TokenFallbackProps } from './TokenPanel.tsx';
import { TokenRenewal } from './TokenRenewal.tsx';
import { useBlockedContent } from './useBlockedContent.ts';

/** What a boundary is given beside its children. */
export interface TokenCoverOptions {
  /** Asks the application's server for a fresh token; may fail, which is no sign-out. Only for an engine with a string. */
  readonly refreshToken?: TokenSource['refreshToken'] | undefined;
  /** What that engine was connected with, besides the token. `userId` is known by itself once it was connected. */
  readonly connectParams?: TokenSource['connectParams'];
  /** Replaces the kit's panel; a function gets what its buttons need. */
  readonly fallback?: ReactNode | ((props: TokenFallbackProps) => ReactNode);
  /** Called after the engine was signed out. */
  readonly onSignOut?: (() => unknown) | undefined;
  /** Texts to replace; the rest stay English. */
  readonly messages?: Partial<TokenRefreshMessages> | undefined;
}

export interface TokenCoverProps extends TokenCoverOptions {
  readonly status: S;
  /** A boundary further out asks. */
  readonly isNested: boolean;
  /** What it covers. */
  readonly content: RefObject<HTMLDivElement | null>;
}

/** Renews a refused token where it may, and covers the content where a person has to be asked. */
export function TokenCover({ status, isNested, content, ...options }: TokenCoverProps): ReactNode {
  const { refreshToken, connectParams, fallback, onSignOut, messages } = options;
  const signOut = useLeave(onSignOut);
  const [hasGivenUp, setHasGivenUp] = useState(false);
  if (hasGivenUp && status === S.Connected) setHasGivenUp(false);

  const source = refreshToken ? { refreshToken, connectParams } : null;
  const reason = BLOCKING_REASON[status];
  const isRejected = reason === 'tokenIncorrect';
  const isRenewing = isRejected && source && !hasGivenUp;
  const ask = useAsk(isRejected && !isRenewing && !isNested ? reason : null, status);
  const isBlocked = ask.subject !== null;
  const panel = useBlockedContent(content, isBlocked);
  useAsBoundary(useNexconnEngine(), isBlocked ? 'asking' : 'ready');
  const words = { ...tokenRefreshEn, ...messages };
  return (
    <>
      {isRenewing && <TokenRenewal source={source} onGiveUp={() => setHasGivenUp(true)} />}
      {isBlocked && <TokenPanel {...{ panel, ask, source, words, signOut, fallback }} />}
    </>
  );
}
