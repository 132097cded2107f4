import type { ConnectCompletionHandler, NCConnectResult } from '../api.ts';
import type { Courier } from '../courier.ts';
import type { NCError } from '../errors.ts';

const okResult = (userId: string): NCConnectResult => ({ isOk: true, code: 0, data: { userId } });
export const failedResult = (error: NCError): Extract<NCConnectResult, { isOk: false }> => ({
  isOk: false,
  code: error.code,
  error,
});

/** Answers one call of `connect` with its user, or with why there is none: completion handler first, promise after. */
export function answerCall(
  { post }: Courier,
  answer: string | NCError,
  completion?: ConnectCompletionHandler,
): Promise<NCConnectResult> {
  const isOk = typeof answer === 'string';
  if (completion) post(() => (isOk ? completion(answer, null) : completion(null, answer)));
  return new Promise((resolve) => post(() => resolve(isOk ? okResult(answer) : failedResult(answer))));
}

/** The calls of `connect` that wait for an answer; all get the same one. */
export interface ConnectCalls {
  add(completion?: ConnectCompletionHandler): Promise<NCConnectResult>;
  settle(answer: string | NCError): void;
}

export function createConnectCalls(courier: Courier): ConnectCalls {
  const pending: ((answer: string | NCError) => void)[] = [];
  return {
    async add(completion) {
      const answer = await new Promise<string | NCError>((resolve) => pending.push(resolve));
      return answerCall(courier, answer, completion);
    },
    settle: (answer) => pending.splice(0).forEach((resolve) => resolve(answer)),
  };
}
