'use client';
import { NCConnectionStatus as S } from '@nexconn-kit/core';
import { useConnectionStatus, useResume } from '@nexconn-kit/react';
import { createContext, forwardRef, useContext, useState, type ComponentPropsWithoutRef, type ReactNode } from 'react';
import { tokenRefreshEn } from '../messages/en.ts';
import type { TokenRefreshMessages } from '../messages/NexconnMessages.ts';
import { BLOCKING_REASON } from '../shared/blockingReason.ts';
import { classNames } from '../shared/classNames.ts';
import { useAsk } from '../shared/useAsk.ts';
import { useLeave } from '../shared/useLeave.ts';
import type { TokenSource } from './renewToken.ts';
import { TokenPanel, type TokenFallbackProps } from './TokenPanel.tsx';
import { TokenRenewal } from './TokenRenewal.tsx';
import { useBlockedContent } from './useBlockedContent.ts';

export interface TokenRefreshBoundaryProps extends ComponentPropsWithoutRef<'div'> {
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

/** Which connection a boundary further out answers for: `useResume` gives one function to all below one provider. */
const OuterBoundary = createContext<unknown>(null);

/**
 * Covers its children at status 15 and offers to try again or sign out. They stay mounted throughout, drafts and focus
 * intact. Of nested boundaries the outermost asks.
 *
 * `refreshToken` is only for an engine that was given its token as a string: it is called by itself, at most twice a 15.
 */
export const TokenRefreshBoundary = forwardRef<HTMLDivElement, TokenRefreshBoundaryProps>(function TokenRefreshBoundary(
  { children, fallback, onSignOut, refreshToken, connectParams, messages, className, ...rest },
  ref,
) {
  const status = useConnectionStatus();
  const connection = useResume();
  const isNested = useContext(OuterBoundary) === connection;
  const signOut = useLeave(onSignOut);
  const [hasGivenUp, setHasGivenUp] = useState(false);
  if (hasGivenUp && status === S.Connected) setHasGivenUp(false);

  const source = refreshToken ? { refreshToken, connectParams } : null;
  const reason = BLOCKING_REASON[status];
  const isRejected = reason === 'tokenIncorrect';
  const isRenewing = isRejected && source && !hasGivenUp;
  const ask = useAsk(isRejected && !isRenewing && !isNested ? reason : null, status);
  const isBlocked = ask.subject !== null;
  const { content, panel } = useBlockedContent(isBlocked);
  const words = { ...tokenRefreshEn, ...messages };
  return (
    <div
      data-status={status}
      data-tone={isBlocked ? 'warning' : undefined}
      {...rest}
      ref={ref}
      className={classNames('nc-token-boundary', className)}
    >
      {isRenewing && <TokenRenewal source={source} onGiveUp={() => setHasGivenUp(true)} />}
      {isBlocked && <TokenPanel {...{ panel, ask, source, words, signOut, fallback }} />}
      <div ref={content} data-part="content">
        <OuterBoundary.Provider value={connection}>{children}</OuterBoundary.Provider>
      </div>
    </div>
  );
});
