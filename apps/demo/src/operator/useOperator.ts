import { useMutation, type UseMutationResult } from '@tanstack/react-query';
import type { OperatorAction, OperatorRequest } from '../../server/contract.ts';
import { callApi } from '../api/callApi.ts';
import { openAnotherDevice } from './openAnotherDevice.ts';

/** What a button of the panel asks for: an order through the Server API, or another device of this browser. */
export interface OperatorOrder extends OperatorRequest {
  readonly action: OperatorAction | 'openDevice';
}

/** Carries out one order at a time and answers with it; a newer order takes the older one's place. */
export function useOperator(): UseMutationResult<OperatorOrder, Error, OperatorOrder> {
  return useMutation({
    networkMode: 'always',
    mutationFn: async (order) => {
      const { action, ...body } = order;
      await (action === 'openDevice'
        ? openAnotherDevice(body.userId)
        : callApi(`/api/operator/${action}`, { method: 'POST', body }));
      return order;
    },
  });
}
