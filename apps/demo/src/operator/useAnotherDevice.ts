import { useMutation, type UseMutationResult } from '@tanstack/react-query';
import type { SessionAnswer } from '../../server/contract.ts';
import { apiPath } from '../api/apiPath.ts';
import { callApi } from '../api/callApi.ts';

/** Signs the user in on a new device of this browser and opens the demo as that device. */
export function useAnotherDevice(): UseMutationResult<string, Error, string> {
  return useMutation({
    networkMode: 'always',
    mutationFn: async (userId) => {
      const device = `device-${crypto.getRandomValues(new Uint32Array(1)).join('')}`;
      await callApi<SessionAnswer>(apiPath('session', device), { method: 'POST', body: { userId } });
      return device;
    },
    onSuccess: (device) => void window.open(`/?device=${device}`, '_blank', 'noopener'),
  });
}
