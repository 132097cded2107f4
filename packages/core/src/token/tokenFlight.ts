import type { TokenProvider, TokenProviderContext } from '../api.ts';
import { NCError } from '../errors.ts';
import { PROVIDER_MS } from '../numbers.ts';
import type { Clock } from '../ports.ts';
import { isTokenRefreshStopped } from './stopTokenRefresh.ts';

type Reason = TokenProviderContext['reason'];
/** Makes of a provider one that is asked when it is its turn. */
type InTurn = (provider: TokenProvider) => TokenProvider;

/** One question to a provider at a time; whoever asks meanwhile shares it. */
export interface TokenFlight {
  /**
   * Asks; the provider gets 10 s. Rejects with `NCError` 33091 where asking again may help, 33092 where it may not,
   * 33090 when cancelled.
   *
   * @param inTurn may hold the call of the provider back, and does without it where it can
   */
  ask(provider: TokenProvider, reason: Reason, inTurn: InTurn): Promise<string>;
  /** One of those who asked does not wait any more; the last one aborts the question. */
  leave(): void;
  /** Aborts the question that is out; its answer is dropped. */
  cancel(): void;
}

interface Flight {
  readonly abort: AbortController;
  readonly token: Promise<string>;
  askers: number;
}

const failed = (cause?: unknown): NCError =>
  new NCError(33091, { message: '33091: The token provider failed. The engine asks again.', cause });
const noToken = (cause?: unknown): NCError =>
  new NCError(33092, { message: '33092: The token provider has no token. The user is offline; sign in again.', cause });

async function ask(question: TokenProvider, reason: Reason, { signal }: AbortController): Promise<string> {
  const aborted = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason));
  });
  // Not within the step of the machine that asks: a provider may call the engine.
  const asked = Promise.resolve().then(() => (signal.aborted ? aborted : question({ reason, signal })));
  try {
    const answer: unknown = await Promise.race([asked, aborted]);
    if (typeof answer === 'string' && answer) return answer;
  } catch (cause) {
    if (signal.aborted) throw signal.reason;
    throw isTokenRefreshStopped(cause) ? noToken(cause) : failed(cause);
  }
  throw noToken();
}

/** The time counts from the call, not from the wait for one's turn. */
function limited(provider: TokenProvider, clock: Clock, abort: AbortController): TokenProvider {
  return (context) => {
    const stopTimer = clock.schedule(() => abort.abort(failed()), PROVIDER_MS);
    abort.signal.addEventListener('abort', stopTimer);
    return Promise.resolve(provider(context)).finally(stopTimer);
  };
}

export function createTokenFlight(clock: Clock, onRefreshing: (isRefreshing: boolean) => void): TokenFlight {
  let current: Flight | null = null;
  const fly = (next: Flight | null): void => {
    current = next;
    onRefreshing(next !== null);
  };
  const cancel = (): void => {
    current?.abort.abort(new NCError(33090));
    fly(null);
  };
  const start = (provider: TokenProvider, reason: Reason, inTurn: InTurn): Flight => {
    const abort = new AbortController();
    const question = inTurn(limited(provider, clock, abort));
    const token = ask(question, reason, abort).finally(() => current?.abort === abort && fly(null));
    const flight = { abort, token, askers: 0 };
    fly(flight);
    return flight;
  };
  return {
    ask(...question) {
      const flight = current ?? start(...question);
      flight.askers += 1;
      return flight.token;
    },
    leave() {
      if (current && (current.askers -= 1) === 0) cancel();
    },
    cancel,
  };
}
