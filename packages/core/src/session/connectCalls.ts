import type { ConnectCompletionHandler, NCConnectResult } from '../api.ts';
import type { Courier } from '../courier.ts';
import type { NCError } from '../errors.ts';

export const okResult = (userId: string): NCConnectResult => ({ isOk: true, code: 0, data: { userId } });
export const failedResult = (error: NCError): NCConnectResult => ({ isOk: false, code: error.code, error });

/** Answers one call of `connect`: completion handler first, promise after. */
export function answerCall({ post }: Courier, result: NCConnectResult, completion?: ConnectCompletionHandler) {
  return new Promise<NCConnectResult>((resolve) => {
    if (completion) post(() => (result.isOk ? completion(result.data.userId, null) : completion(null, result.error)));
    post(() => resolve(result));
  });
}

/** The calls of `connect` that wait for an answer; all get the same one. */
export interface ConnectCalls {
  add(completion?: ConnectCompletionHandler): Promise<NCConnectResult>;
  settle(result: NCConnectResult): void;
}

export function createConnectCalls(courier: Courier): ConnectCalls {
  let pending: ((result: NCConnectResult) => void)[] = [];
  return {
    add: (completion) =>
      new Promise<NCConnectResult>((resolve) => pending.push(resolve)).then((result) =>
        answerCall(courier, result, completion),
      ),
    settle(result) {
      const settled = pending;
      pending = [];
      for (const resolve of settled) resolve(result);
    },
  };
}
