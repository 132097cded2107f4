import type { NCConnectParams, NCInitOptions } from '@nexconn-kit/core';
import type { ManagedEngineProps } from './NexconnProviderProps.ts';

/** The props an engine is made, kept and connected by. */
export type EngineProps = Omit<ManagedEngineProps, 'children' | 'queryClient'>;

/** For making an engine: every option it has, or gets, is a prop. */
export function initOptions(readProps: () => EngineProps): NCInitOptions {
  const { token: _token, tokenProvider: _tokenProvider, ...options } = readProps();
  return { ...options, onTransition: (transition) => readProps().onTransition?.(transition) };
}

/** For connecting a user with it. The engine gets a function for a string too, so that its every dial has the newest. */
export function connectParams(readProps: () => EngineProps): NCConnectParams {
  return {
    ...(readProps() as EngineProps & { userId: string }),
    token: async (context) => {
      const { token = '', tokenProvider } = readProps();
      return tokenProvider ? tokenProvider(context) : token;
    },
  };
}
