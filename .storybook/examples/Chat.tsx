import { httpTokenProvider } from '@nexconn-kit/core';
import { NexconnProvider } from '@nexconn-kit/react';
import { ConnectionBanner, KickedOfflineModal, SessionEndedDialog, TokenRefreshBoundary } from '@nexconn-kit/ui';
import '@nexconn-kit/ui/styles.css';
import type { ReactNode } from 'react';

const tokenProvider = httpTokenProvider('/api/token'); // your app server's; it alone holds the App Secret

interface ChatProps {
  readonly userId: string | null; // null: nobody is signed in
  readonly showSignIn: () => void;
  readonly children: ReactNode;
}

export const Chat = ({ userId, showSignIn, children }: ChatProps) => (
  <NexconnProvider appKey="my-app" gatewayUrl="https://gateway.example" userId={userId} tokenProvider={tokenProvider}>
    <ConnectionBanner />
    <TokenRefreshBoundary onSignOut={showSignIn}>{children}</TokenRefreshBoundary>
    <KickedOfflineModal onSignOut={showSignIn} />
    <SessionEndedDialog onReturnToSignIn={showSignIn} />
  </NexconnProvider>
);
