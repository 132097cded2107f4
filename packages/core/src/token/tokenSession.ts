import type { NCConnectParams, TokenProvider, TokenProviderContext } from '../api.ts';
import { NCError } from '../errors.ts';
import type { Ports } from '../ports.ts';
import type { StatusBoard } from '../statusBoard.ts';
import { createTokenFlight } from './tokenFlight.ts';

/** A newer token is fetched when this share of the lifetime is left, and never more than an hour early. */
const LEAD_SHARE = 0.2;
const LONGEST_LEAD_MS = 3_600_000;

/** A token and its times by the monotonic clock; Infinity where it has no end. */
interface Held {
  readonly token: string;
  readonly renewAtMs: number;
  readonly endsAtMs: number;
}

/** Holds the one token of the one session and is the only caller of its provider. */
export interface TokenSession {
  /** Starts over, with what is cached of the user or with nothing: whatever was held or asked before is dropped. */
  begin(params?: NCConnectParams): void;
  /** The same session goes on with a newer token or provider. */
  replaceSource(source: NCConnectParams['token']): void;
  /** The token to dial with; null when the source has to be asked first. */
  forDial(): string | null;
  /** Asks the source; whoever asks meanwhile shares the flight. Rejects with `NCError` 33091, 33092, or the refusal that a second refusal repeats. */
  ask(reason?: TokenProviderContext['reason']): Promise<string>;
  /** The gateway took the token; `remainingMs` is what is left of its life. */
  accepted(token: string, remainingMs: number | null): void;
  /** The gateway refused the token in hand. True when the source may be asked once more. */
  refused(error: NCError): boolean;
  /** The connection proved stable: an older refusal is no longer held against the source. */
  forgive(): void;
  /** The newest token, where its source can give a newer one. */
  renewable(): Held | null;
}

function holdFrom(now: number, token: string, lifeMs = Infinity): Held {
  const endsAtMs = now + lifeMs;
  return { token, endsAtMs, renewAtMs: endsAtMs - Math.min(lifeMs * LEAD_SHARE, LONGEST_LEAD_MS) };
}

type Parts = Pick<Ports, 'clock' | 'tokenCache'> & { readonly board: StatusBoard };

export function createTokenSession({ clock, tokenCache, board }: Parts): TokenSession {
  const flight = createTokenFlight(clock, (isRefreshingToken) => board.write({ isRefreshingToken }));
  let generation = 0;
  let userId: string | undefined;
  let provider: TokenProvider | null = null;
  let held: Held | null = null;
  let refusal: { readonly token: string | undefined; readonly error: NCError } | null = null;

  const hold = (token: string | null): void => {
    if (token && token !== held?.token) held = holdFrom(clock.monotonic(), token);
  };
  const use = (source: NCConnectParams['token'] | undefined): void => {
    generation += 1;
    flight.cancel();
    provider = typeof source === 'function' ? source : null;
    hold(typeof source === 'string' ? source : null);
  };
  const isEnding = (): boolean => held !== null && clock.monotonic() >= held.renewAtMs;
  return {
    begin(params) {
      held = refusal = null;
      userId = params?.userId;
      if (userId) hold(tokenCache.read(userId));
      use(params?.token);
    },
    replaceSource: (source) => source === provider || use(source),
    forDial: () => (held && !(provider && isEnding()) ? held.token : null),
    async ask(reason = refusal ? 'rejected' : isEnding() ? 'expiring' : 'connect') {
      const asked = generation;
      if (!provider) throw new NCError(33001);
      const answer = await flight.ask(provider, reason);
      if (asked !== generation) throw new NCError(33090);
      if (answer === refusal?.token) throw refusal.error;
      hold(answer);
      return answer;
    },
    accepted(token, remainingMs) {
      if (token === held?.token) held = holdFrom(clock.monotonic(), token, remainingMs ?? Infinity);
      board.write({ tokenExpiresAtMs: remainingMs === null ? null : clock.now() + remainingMs });
      if (userId) tokenCache.write(userId, token);
    },
    refused(error) {
      const isFirst = !refusal;
      refusal = { token: held?.token, error };
      held = null;
      tokenCache.purge();
      return isFirst && provider !== null;
    },
    forgive: () => void (refusal = null),
    renewable: () => provider && held,
  };
}
