import { useMutation, type UseMutationResult } from '@tanstack/react-query';
import type { GroupAnswer } from '../../server/contract.ts';
import { apiPath } from './apiPath.ts';
import { callApi } from './callApi.ts';

/** Enters a group, which is made where there is none. */
export function useEnterGroup(device: string | undefined): UseMutationResult<GroupAnswer, Error, string> {
  return useMutation({
    networkMode: 'always',
    mutationFn: (channelId) => callApi<GroupAnswer>(apiPath('group', device), { method: 'POST', body: { channelId } }),
  });
}
