import type { ReactNode } from 'react';
import type { NCConnectParams, NCInitOptions, NexconnEngine, TokenProvider } from '@nexconn-kit/core';
import type { QueryClient } from '@tanstack/react-query';

interface SharedProps {
  readonly children?: ReactNode;
  /** For the kit's queries. Default: the client of the `QueryClientProvider` around, else one of the kit's own. */
  readonly queryClient?: QueryClient | undefined;
}

/** An engine of yours: you connect it, sign it out and destroy it. */
export interface GivenEngineProps extends SharedProps {
  readonly engine: NexconnEngine;
}

interface ManagedOptions
  extends SharedProps, Omit<NCInitOptions, 'appKey' | 'gatewayUrl'>, Omit<NCConnectParams, 'token' | 'userId'> {
  readonly appKey: string;
  readonly gatewayUrl: string;
  /** Whom to connect; null: nobody is signed in. From a user to null is a sign-out. */
  readonly userId: string | null;
  /** False leaves `connect` to you. Default true. */
  readonly autoConnect?: boolean | undefined;
}

/**
 * The drop-in form. Only `appKey`, `gatewayUrl` and `userId` reconnect when they change. `token`, `tokenProvider` and
 * `onTransition` are read when they are needed, so inline functions are fine; the rest when an engine is made or connects.
 */
export type ManagedEngineProps = ManagedOptions &
  (
    | { readonly tokenProvider: TokenProvider; readonly token?: undefined }
    | { readonly token: string; readonly tokenProvider?: undefined }
  );

type Without<Props> = { readonly [Name in Exclude<keyof Props, keyof SharedProps>]?: undefined };

export type NexconnProviderProps =
  | (GivenEngineProps & Without<ManagedEngineProps>)
  | (ManagedEngineProps & Without<GivenEngineProps>);
