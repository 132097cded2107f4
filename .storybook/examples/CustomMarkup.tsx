import { describeConnectionStatus } from '@nexconn-kit/core';
import { useConnectionState, useConnectionStatus, useReconnect } from '@nexconn-kit/react';
import { ConnectionBanner, SessionEndedDialog, TokenRefreshBoundary } from '@nexconn-kit/ui';
import type { ComponentProps, ReactNode } from 'react';

/** Your button in our banner. It says when it is busy, and stays focusable. */
export const BannerWithOwnButton = () => (
  <ConnectionBanner
    renderAction={({ label, isBusy, press }) => (
      <button type="button" className="my-button" aria-disabled={isBusy} onClick={press}>
        {label}
      </button>
    )}
  />
);

type Fallback = NonNullable<ComponentProps<typeof TokenRefreshBoundary>['fallback']>;

/** Your panel over the content whose token was refused. */
const ownPanel: Fallback = ({ retry, signOut, isBusy }) => (
  <section aria-label="Session expired">
    <button type="button" aria-disabled={isBusy} onClick={retry}>
      Try again
    </button>
    <button type="button" onClick={signOut}>
      Leave
    </button>
  </section>
);

export const BoundaryWithOwnPanel = ({ children }: { children: ReactNode }) => (
  <TokenRefreshBoundary onSignOut={() => location.assign('/sign-in')} fallback={ownPanel}>
    {children}
  </TokenRefreshBoundary>
);

/** Your markup in our dialog, which keeps its name, its focus and its Esc. The kicked-offline one has a second answer. */
export const SessionEndedInOwnWords = () => (
  <SessionEndedDialog
    onReturnToSignIn={() => location.assign('/sign-in')}
    renderBody={({ title, text, textId, more, primary }) => (
      <article>
        <h2>{title}</h2>
        <p id={textId}>
          {text} {more}
        </p>
        <button type="button" aria-disabled={primary.isBusy} onClick={primary.press}>
          {primary.label}
        </button>
      </article>
    )}
  />
);

/** Nothing of ours but the hooks. */
export function OwnStatusLine() {
  const status = useConnectionStatus();
  const attempt = useConnectionState((state) => state.attempt);
  const reconnect = useReconnect();
  const { summary, recoversByItself } = describeConnectionStatus(status);
  return (
    <p>
      {summary} {attempt > 0 && `${attempt} tries so far.`}
      {recoversByItself && (
        <button type="button" onClick={reconnect}>
          Now
        </button>
      )}
    </p>
  );
}
