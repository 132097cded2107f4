import { useSignOut } from '@nexconn-kit/react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { SessionAnswer } from '../../server/contract.ts';
import { apiPath } from './apiPath.ts';
import { callApi } from './callApi.ts';
import { sessionQuery } from './queries.ts';

export interface Leave {
  /** Ends the session at the app server; for where the kit has signed the engine out already. */
  readonly endSession: () => void;
  /** Ends the connection and the session; the console stays and shows 12. */
  readonly signOut: () => void;
  /** Ends both, then shows the sign-in page. */
  readonly returnToSignIn: () => void;
  /** Why the app server could not end the session. */
  readonly error: Error | null;
}

/** The ways out of the console. */
export function useLeave(device: string | undefined): Leave {
  const queryClient = useQueryClient();
  const disconnect = useSignOut();
  const { mutate, error } = useMutation({
    networkMode: 'always',
    mutationFn: () => callApi<SessionAnswer>(apiPath('session', device), { method: 'DELETE' }),
  });
  const showSignIn = (): void => void queryClient.setQueryData(sessionQuery(device).queryKey, { userId: null });

  return {
    endSession: () => mutate(),
    signOut: () => {
      void disconnect();
      mutate();
    },
    returnToSignIn: () => {
      void disconnect();
      mutate(undefined, { onSettled: showSignIn });
    },
    error,
  };
}
