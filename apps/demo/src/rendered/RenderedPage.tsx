import { httpTokenProvider } from '@nexconn-kit/core';
import { NexconnProvider } from '@nexconn-kit/react';
import { ConnectionBanner, KickedOfflineModal, SessionEndedDialog, TokenRefreshBoundary } from '@nexconn-kit/ui';
import type { ReactElement } from 'react';
import type { RenderedPageData } from '../../server/contract.ts';
import { apiPath } from '../api/apiPath.ts';
import { ConnectionLine } from './ConnectionLine.tsx';

const tokenProvider = httpTokenProvider(apiPath('token', undefined));
const goToSignIn = (): void => location.assign('/');

/** A page as a server renders it and a browser takes it over: the same code on both sides, and no effect before hydration. */
export function RenderedPage({ appKey, gatewayUrl, userId }: RenderedPageData): ReactElement {
  return (
    <NexconnProvider appKey={appKey} gatewayUrl={gatewayUrl} userId={userId} tokenProvider={tokenProvider}>
      <ConnectionBanner />
      <main className="rendered">
        <h1>Rendered on a server</h1>
        <p className="muted">This page was HTML before it was an application. It connects once it is hydrated.</p>
        <section className="card">
          <h2>{userId === null ? 'Nobody is signed in' : `Signed in as ${userId}`}</h2>
          <ConnectionLine />
          {userId === null && <a href="/">Sign in</a>}
        </section>
        <TokenRefreshBoundary onSignOut={goToSignIn}>
          <label>
            A draft
            <textarea rows={3} />
          </label>
        </TokenRefreshBoundary>
      </main>
      <KickedOfflineModal onSignOut={goToSignIn} />
      <SessionEndedDialog onReturnToSignIn={goToSignIn} />
    </NexconnProvider>
  );
}
