import type { TokenProvider, TokenProviderContext } from '../api.ts';
import { NCError } from '../errors.ts';
import { PROVIDER_MS } from '../numbers.ts';
import type { Clock } from '../ports.ts';
import { isTokenRefreshStopped } from './stopTokenRefresh.ts';

type Reason = TokenProviderContext['reason'];

/** One question to a provider at a time; whoever asks meanwhile shares it. */
export interface TokenFlight {
  /**
   * Asks for 10 s at most; a later answer is dropped.
   *
   * @throws NCError 33091 where asking again may help, 33092 where it may not, 33090 when cancelled
   */
  ask(provider: TokenProvider, reason: Reason): Promise<string>;
  cancel(): void;
}

async function answerOf(asked: Promise<unknown>, { signal }: AbortController): Promise<string> {
  const aborted = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason));
  });
  const answer = await Promise.race([asked, aborted]).catch((cause: unknown) => {
    throw cause instanceof NCError ? cause : new NCError(isTokenRefreshStopped(cause) ? 33092 : 33091, { cause });
  });
  if (typeof answer === 'string' && answer !== '') return answer;
  throw new NCError(33092);
}

export function createTokenFlight(clock: Clock, onRefreshing: (isRefreshing: boolean) => void): TokenFlight {
  let current: { readonly abort: AbortController; readonly token: Promise<string> } | null = null;
  const land = (): void => {
    current = null;
    onRefreshing(false);
  };
  return {
    ask(provider, reason) {
      if (current !== null) return current.token;
      const abort = new AbortController();
      const stopTimer = clock.schedule(() => abort.abort(new Error('It took over 10 s.')), PROVIDER_MS);
      const asked = (async () => provider({ reason, signal: abort.signal }))();
      const token = answerOf(asked, abort).finally(() => {
        stopTimer();
        if (current?.abort === abort) land();
      });
      current = { abort, token };
      onRefreshing(true);
      return token;
    },
    cancel() {
      const cancelled = current;
      if (cancelled === null) return;
      land();
      cancelled.abort.abort(new NCError(33090));
    },
  };
}
