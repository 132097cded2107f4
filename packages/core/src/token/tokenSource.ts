import type { NCConnectParams, TokenProviderContext } from '../api.ts';
import { NCError } from '../errors.ts';
import { NUMBERS } from '../numbers.ts';
import type { Clock } from '../ports.ts';
import { isTokenRefreshStopped } from './stopTokenRefresh.ts';

/** What the application gave as `token`: the string itself, or the function that gets one. */
export type TokenSource = NCConnectParams['token'];

/** One call of a provider, bounded in time. */
export interface ProviderCall {
  /** Rejects with `NCError` 33091 where asking again may help, 33092 where it may not. */
  readonly token: Promise<string>;
  cancel(): void;
}

function toProviderError(cause: unknown): NCError {
  return new NCError(isTokenRefreshStopped(cause) ? 33092 : 33091, { cause });
}

/** Asks once. An answer after the time-out, or after `cancel`, is dropped. */
export function callProvider(source: TokenSource, reason: TokenProviderContext['reason'], clock: Clock): ProviderCall {
  const abort = new AbortController();
  const { signal } = abort;
  const cancelled = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason));
  });
  const stopTimer = clock.schedule(
    () => abort.abort(new Error(`The token provider took over ${NUMBERS.provider / 1000} s.`)),
    NUMBERS.provider,
  );
  const asked = Promise.resolve().then(() => (typeof source === 'string' ? source : source({ reason, signal })));
  const token = Promise.race([asked, cancelled])
    .catch((cause: unknown) => {
      throw toProviderError(cause);
    })
    .then((answer: unknown) => {
      if (typeof answer === 'string' && answer !== '') return answer;
      throw new NCError(33092, {
        cause: new TypeError(`The token provider answered ${answer === '' ? 'an empty string' : typeof answer}.`),
      });
    })
    .finally(stopTimer);
  return { token, cancel: () => abort.abort(new Error('The token is not wanted any more.')) };
}
