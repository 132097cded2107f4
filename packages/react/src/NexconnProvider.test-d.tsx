import type { NexconnEngine, TokenProvider } from '@nexconn-kit/core';
import type { QueryClient } from '@tanstack/react-query';
import { NexconnProvider } from './NexconnProvider.tsx';

declare const engine: NexconnEngine;
declare const tokenProvider: TokenProvider;
declare const queryClient: QueryClient;
const names = { appKey: 'app', gatewayUrl: 'https://gateway.example', userId: 'ada' } as const;

export const accepted = (
  <>
    <NexconnProvider engine={engine} />
    <NexconnProvider engine={engine} queryClient={queryClient}>
      text
    </NexconnProvider>
    <NexconnProvider {...names} tokenProvider={tokenProvider} />
    <NexconnProvider {...names} token="a token" autoConnect={false} />
    <NexconnProvider {...names} userId={null} tokenProvider={tokenProvider} queryClient={queryClient} />
    <NexconnProvider
      {...names}
      tokenProvider={tokenProvider}
      category="mobile"
      clientId="tab"
      storage="local"
      logger={console}
      onTransition={() => {}}
      timeout={30}
      reconnectKickEnable
      proxy={{ url: 'https://relay.example' }}
    />
  </>
);

export const refused = (
  <>
    {/* @ts-expect-error neither form */}
    <NexconnProvider />
    {/* @ts-expect-error both forms at once */}
    <NexconnProvider engine={engine} {...names} tokenProvider={tokenProvider} />
    {/* @ts-expect-error an option of an engine that was made elsewhere */}
    <NexconnProvider engine={engine} timeout={30} />
    {/* @ts-expect-error nothing that gives a token */}
    <NexconnProvider {...names} />
    {/* @ts-expect-error a token and a provider */}
    <NexconnProvider {...names} token="a token" tokenProvider={tokenProvider} />
    {/* @ts-expect-error no user: that is null, not left out */}
    <NexconnProvider appKey="app" gatewayUrl="https://gateway.example" tokenProvider={tokenProvider} />
  </>
);
