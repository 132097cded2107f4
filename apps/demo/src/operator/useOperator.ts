import { useMutation, type UseMutationResult } from '@tanstack/react-query';
import type { OperatorAction, OperatorRequest } from '../../server/contract.ts';
import { callApi } from '../api/callApi.ts';

export interface OperatorOrder extends OperatorRequest {
  readonly action: OperatorAction;
}

/** Has the app server do something to a user through the gateway's Server API; answers with the order once it is done. */
export function useOperator(): UseMutationResult<OperatorOrder, Error, OperatorOrder> {
  return useMutation({
    networkMode: 'always',
    mutationFn: async (order) => {
      const { action, ...body } = order;
      await callApi(`/api/operator/${action}`, { method: 'POST', body });
      return order;
    },
  });
}
