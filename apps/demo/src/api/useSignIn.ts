import { useMutation, useQueryClient, type UseMutationResult } from '@tanstack/react-query';
import type { SessionAnswer } from '../../server/contract.ts';
import { lastUserId } from '../sign-in/lastUserId.ts';
import { apiPath } from './apiPath.ts';
import { callApi } from './callApi.ts';
import { sessionQuery } from './queries.ts';

/** Signs a user in on this device. */
export function useSignIn(device: string | undefined): UseMutationResult<SessionAnswer, Error, string> {
  const queryClient = useQueryClient();
  return useMutation({
    // Without a network the person should hear so, not wait.
    networkMode: 'always',
    mutationFn: (userId) => callApi<SessionAnswer>(apiPath('session', device), { method: 'POST', body: { userId } }),
    onSuccess: (session) => {
      lastUserId.write(session.userId ?? '');
      queryClient.setQueryData(sessionQuery(device).queryKey, session);
    },
  });
}
