import type { TokenProvider, TokenProviderContext } from '../api.ts';
import { NCError } from '../errors.ts';
import { PROVIDER_MS } from '../numbers.ts';
import type { Clock } from '../ports.ts';
import { isTokenRefreshStopped } from './stopTokenRefresh.ts';

type Reason = TokenProviderContext['reason'];

/** One question to a provider at a time; whoever asks meanwhile shares it. */
export interface TokenFlight {
  /** Asks for 10 s at most. Rejects with `NCError` 33091 where asking again may help, 33092 where it may not, 33090 when cancelled. */
  ask(provider: TokenProvider, reason: Reason): Promise<string>;
  /** Aborts the question that is out; its answer is dropped. */
  cancel(): void;
}

const failed = (cause?: unknown): NCError =>
  new NCError(33091, { message: '33091: The token provider failed. Messages wait; the engine asks again.', cause });
const noToken = (cause?: unknown): NCError =>
  new NCError(33092, { message: '33092: The token provider has no token. The user is offline; sign in again.', cause });

async function ask(provider: TokenProvider, reason: Reason, clock: Clock, abort: AbortController): Promise<string> {
  const { signal } = abort;
  const stopTimer = clock.schedule(() => abort.abort(failed()), PROVIDER_MS);
  const aborted = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason));
  });
  // Not within the step of the machine that asks: a provider may call the engine.
  const asked = Promise.resolve().then(() => (signal.aborted ? aborted : provider({ reason, signal })));
  try {
    const answer: unknown = await Promise.race([asked, aborted]);
    if (typeof answer === 'string' && answer) return answer;
  } catch (cause) {
    if (signal.aborted) throw signal.reason;
    throw isTokenRefreshStopped(cause) ? noToken(cause) : failed(cause);
  } finally {
    stopTimer();
  }
  throw noToken();
}

export function createTokenFlight(clock: Clock, onRefreshing: (isRefreshing: boolean) => void): TokenFlight {
  let current: { readonly abort: AbortController; readonly token: Promise<string> } | null = null;
  const fly = (next: typeof current): void => {
    current = next;
    onRefreshing(next !== null);
  };
  return {
    ask(provider, reason) {
      if (current) return current.token;
      const abort = new AbortController();
      const token = ask(provider, reason, clock, abort).finally(() => current?.abort === abort && fly(null));
      fly({ abort, token });
      return token;
    },
    cancel() {
      current?.abort.abort(new NCError(33090));
      fly(null);
    },
  };
}
