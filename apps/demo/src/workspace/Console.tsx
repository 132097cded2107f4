import { NCConnectionStatus } from '@nexconn-kit/core';
import { useConnectionStatus } from '@nexconn-kit/react';
import { ConnectionBanner, KickedOfflineModal, SessionEndedDialog, TokenRefreshBoundary } from '@nexconn-kit/ui';
import type { ReactElement } from 'react';
import { useLeave } from '../api/useLeave.ts';
import { Chat } from '../chat/Chat.tsx';
import { OperatorPanel } from '../operator/OperatorPanel.tsx';
import { StatusCard } from '../status/StatusCard.tsx';
import { StatusMap } from '../status/StatusMap.tsx';
import { Timeline } from '../timeline/Timeline.tsx';
import { useTimeline } from '../timeline/useTimeline.ts';
import { ConsoleHeader } from './ConsoleHeader.tsx';
import { SignedOut } from './SignedOut.tsx';
import './console.css';

export interface ConsoleProps {
  readonly userId: string;
  readonly device: string | undefined;
}

/** What a signed-in person sees. */
export function Console({ userId, device }: ConsoleProps): ReactElement {
  const isSignedOut = useConnectionStatus() === NCConnectionStatus.SignOut;
  const entries = useTimeline();
  const leave = useLeave(device);
  return (
    <div className="console">
      <ConsoleHeader userId={userId} device={device} onSignOut={isSignedOut ? undefined : leave.signOut} />
      <ConnectionBanner className="console-banner" />
      <main className="console-grid">
        <h1 className="visually-hidden">Chat and connection</h1>
        <div className="console-main">
          <TokenRefreshBoundary className="console-content" onSignOut={leave.endSession}>
            {isSignedOut ? (
              <SignedOut error={leave.error} onReturn={leave.returnToSignIn} />
            ) : (
              <Chat userId={userId} device={device} />
            )}
          </TokenRefreshBoundary>
          <StatusMap entries={entries} />
        </div>
        <aside className="console-side" aria-label="Connection, operator and timeline">
          <StatusCard entries={entries} />
          <OperatorPanel userId={userId} />
          <Timeline entries={entries} />
        </aside>
      </main>
      <KickedOfflineModal onSignOut={leave.endSession} />
      <SessionEndedDialog onReturnToSignIn={leave.returnToSignIn} />
    </div>
  );
}
