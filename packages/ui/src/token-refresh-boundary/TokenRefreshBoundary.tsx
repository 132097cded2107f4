'use client';
import { useConnectionStatus, useResume } from '@nexconn-kit/react';
import { createContext, forwardRef, useContext, useRef, type ComponentPropsWithoutRef } from 'react';
import { classNames } from '../shared/classNames.ts';
import { useSurfaces } from '../surfaces/useSurfaces.ts';
import type { TokenCoverOptions } from './TokenCover.tsx';

export interface TokenRefreshBoundaryProps extends ComponentPropsWithoutRef<'div'>, TokenCoverOptions {}

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
  const content = useRef<HTMLDivElement>(null);
  const surfaces = useSurfaces();
  const options = { fallback, onSignOut, refreshToken, connectParams, messages };
  return (
    <div data-status={status} {...rest} ref={ref} className={classNames('nc-token-boundary', className)}>
      <div ref={content} data-part="content">
        <OuterBoundary.Provider value={connection}>{children}</OuterBoundary.Provider>
      </div>
      {/* Behind the content, so that React has handed that element over when the cover makes it inert. */}
      {surfaces && <surfaces.TokenCover {...options} status={status} isNested={isNested} content={content} />}
    </div>
  );
});
