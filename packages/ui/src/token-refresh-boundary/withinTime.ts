import { NCError, NCErrorCode } from '@nexconn-kit/core';

/**
 * An answer that is dropped when it comes too late.
 *
 * @param limitMs milliseconds
 * @throws NCError 33091 when the time is over
 */
export function withinTime<T>(answer: Promise<T>, limitMs: number): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new NCError(NCErrorCode.TokenProviderFailed)), limitMs);
    answer.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
