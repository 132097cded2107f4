import { NexconnProvider } from '@nexconn-kit/react';
import { ConnectionBanner, KickedOfflineModal, SessionEndedDialog, TokenRefreshBoundary } from '@nexconn-kit/ui';
import { Outlet, useLoaderData, useNavigate } from 'react-router';
import { tokenProvider } from './tokenProvider.ts';

/** A layout route above every page that needs the connection: moving between pages never reconnects. */
export function RouterLayout() {
  const { userId } = useLoaderData() as { userId: string | null };
  const navigate = useNavigate();
  const showSignIn = () => void navigate('/sign-in');
  return (
    <NexconnProvider appKey="my-app" gatewayUrl="https://gateway.example" userId={userId} tokenProvider={tokenProvider}>
      <ConnectionBanner />
      <TokenRefreshBoundary onSignOut={showSignIn}>
        <Outlet />
      </TokenRefreshBoundary>
      <KickedOfflineModal onSignOut={showSignIn} />
      <SessionEndedDialog onReturnToSignIn={showSignIn} />
    </NexconnProvider>
  );
}
