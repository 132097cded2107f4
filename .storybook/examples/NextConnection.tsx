'use client';
// app/(chat)/NextConnection.tsx: rendered on the server at status 11, hydrated from it, connected in the browser.
import { httpTokenProvider } from '@nexconn-kit/core';
import { NexconnProvider } from '@nexconn-kit/react';
import { ConnectionBanner, KickedOfflineModal, SessionEndedDialog, TokenRefreshBoundary } from '@nexconn-kit/ui';
import type { ReactNode } from 'react';

const tokenProvider = httpTokenProvider('/api/token');
const showSignIn = () => location.assign('/sign-in');

export function NextConnection({ userId, children }: { userId: string | null; children: ReactNode }) {
  return (
    <NexconnProvider appKey="my-app" gatewayUrl="https://gateway.example" userId={userId} tokenProvider={tokenProvider}>
      <ConnectionBanner />
      <TokenRefreshBoundary onSignOut={showSignIn}>{children}</TokenRefreshBoundary>
      <KickedOfflineModal onSignOut={showSignIn} />
      <SessionEndedDialog onReturnToSignIn={showSignIn} />
    </NexconnProvider>
  );
}
