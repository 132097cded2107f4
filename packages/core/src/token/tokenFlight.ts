import type { TokenProvider, TokenProviderContext } from '../api.ts';
import { NCError } from '../errors.ts';
import { PROVIDER_MS } from '../numbers.ts';
import type { Clock } from '../ports.ts';
import { isTokenRefreshStopped } from './stopTokenRefresh.ts';

/** One question to a provider at a time; whoever asks meanwhile shares it. */
export interface TokenFlight {
  /** Asks for 10 s at most. Rejects with `NCError` 33091 where asking again may help, 33092 where it may not, 33090 when cancelled. */
  ask(provider: TokenProvider, reason: TokenProviderContext['reason']): Promise<string>;
  /** Aborts the question that is out; its answer is dropped. */
  cancel(): void;
}

function toToken(answer: unknown): string {
  if (typeof answer === 'string' && answer) return answer;
  throw new NCError(33092);
}

function toError(cause: unknown): NCError {
  return cause instanceof NCError ? cause : new NCError(isTokenRefreshStopped(cause) ? 33092 : 33091, { cause });
}

export function createTokenFlight(clock: Clock, onRefreshing: (isRefreshing: boolean) => void): TokenFlight {
  let abort: AbortController | null = null;
  let token: Promise<string>;
  const land = (landing: AbortController | null): void => {
    if (landing === null || landing !== abort) return;
    abort = null;
    onRefreshing(false);
  };
  return {
    ask(provider, reason) {
      if (abort) return token;
      const mine = new AbortController();
      const { signal } = mine;
      const stopTimer = clock.schedule(() => mine.abort(new Error('It took over 10 s.')), PROVIDER_MS);
      token = new Promise((resolve, reject) => {
        signal.addEventListener('abort', () => reject(toError(signal.reason)));
        const asked = (async (): Promise<unknown> => provider({ reason, signal }))();
        asked.then(toToken).then(resolve, (cause: unknown) => reject(toError(cause)));
      });
      token = token.finally(() => {
        stopTimer();
        land(mine);
      });
      abort = mine;
      onRefreshing(true);
      return token;
    },
    cancel() {
      const cancelled = abort;
      land(cancelled);
      cancelled?.abort(new NCError(33090));
    },
  };
}
