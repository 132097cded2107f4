import type { NCConnectParams, TokenProvider, TokenProviderContext } from '../api.ts';
import { NCError } from '../errors.ts';
import type { Clock } from '../ports.ts';
import { createTokenFlight } from './tokenFlight.ts';

/** A newer token is fetched when this share of the lifetime is left, and never more than an hour early. */
const LEAD_SHARE = 0.2;
const LONGEST_LEAD_MS = 3_600_000;

/** What the application gave as `token`: the string itself, or the function that gets one. */
type TokenSource = NCConnectParams['token'] | null;

/** A token and its times by the monotonic clock; Infinity where it has no end. */
interface Held {
  readonly token: string;
  readonly renewAtMs: number;
  readonly endsAtMs: number;
}

/** Holds the one token of the one session and is the only caller of its provider. */
export interface TokenSession {
  /** Starts over, from nothing or from a cached token: whatever was held or asked before is dropped. */
  begin(source: TokenSource, cachedToken?: string | null): void;
  /** The same session goes on with a newer token or provider. */
  replaceSource(source: TokenSource): void;
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

export function createTokenSession(clock: Clock, onRefreshing: (isRefreshing: boolean) => void): TokenSession {
  const flight = createTokenFlight(clock, onRefreshing);
  let provider: TokenProvider | null = null;
  let held: Held | null = null;
  let refusal: { readonly token: string | undefined; readonly error: NCError } | null = null;
  let sessions = 0;

  const hold = (token: string, lifeMs = Infinity): void => {
    const endsAtMs = clock.monotonic() + lifeMs;
    held = { token, endsAtMs, renewAtMs: endsAtMs - Math.min(lifeMs * LEAD_SHARE, LONGEST_LEAD_MS) };
  };
  const isEnding = (): boolean => held !== null && clock.monotonic() >= held.renewAtMs;
  const tokens: TokenSession = {
    begin(source, cachedToken) {
      sessions += 1;
      flight.cancel();
      held = refusal = null;
      tokens.replaceSource(source);
      if (cachedToken) hold(cachedToken);
    },
    replaceSource(source) {
      const next = typeof source === 'function' ? source : null;
      if (next !== provider) flight.cancel();
      provider = next;
      if (typeof source === 'string' && source !== held?.token) hold(source);
    },
    forDial: () => (held === null || (provider !== null && isEnding()) ? null : held.token),
    async ask(reason = refusal ? 'rejected' : isEnding() ? 'expiring' : 'connect') {
      const [asked, session] = [provider, sessions];
      if (asked === null) throw new NCError(33001);
      const answer = await flight.ask(asked, reason).catch((error: NCError) => error);
      if (session !== sessions) throw new NCError(33090);
      if (asked !== provider) return tokens.forDial() ?? tokens.ask();
      if (typeof answer !== 'string') throw answer;
      if (answer === refusal?.token) throw refusal.error;
      if (answer !== held?.token) hold(answer);
      return answer;
    },
    accepted(token, remainingMs) {
      if (token === held?.token) hold(token, remainingMs ?? Infinity);
    },
    refused(error) {
      const isFirst = refusal === null;
      refusal = { token: held?.token, error };
      held = null;
      return isFirst && provider !== null;
    },
    forgive: () => void (refusal = null),
    renewable: () => provider && held,
  };
  return tokens;
}
