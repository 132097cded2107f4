import type { TokenProviderContext } from '../api.ts';
import { NCError } from '../errors.ts';
import type { Clock } from '../ports.ts';
import { callProvider, type ProviderCall, type TokenSource } from './tokenSource.ts';

/** A newer token is fetched when this share of the lifetime is left, and never more than an hour early. */
const LEAD_SHARE = 0.2;
const LONGEST_LEAD_MS = 3_600_000;

/** Holds the one token of the one session and is the only caller of its provider. */
export interface TokenSession {
  /** A new session: nothing of an older one counts any more. */
  begin(source: TokenSource, cachedToken: string | null): void;
  /** The same session goes on with a newer token or provider. */
  replaceSource(source: TokenSource): void;
  /** Drops the token in hand and what was held against it: a person asked for a fresh start. */
  startOver(): void;
  /** The newest token there is, however old. */
  held(): string | null;
  /** The token to dial with; null when the source has to be asked first. */
  forDial(): string | null;
  /** Asks the source; whoever asks meanwhile shares the flight. Rejects with `NCError` 33091, 33092, or the refusal that a second refusal repeats. */
  ask(reason?: TokenProviderContext['reason']): Promise<string>;
  /** The gateway took the token; `remainingMs` is what is left of its life. */
  accepted(token: string, remainingMs: number | null): void;
  /** The gateway refused the token. True when the source may be asked once more. */
  refused(error: NCError): boolean;
  /** The connection proved stable: an older refusal is no longer held against the source. */
  forgive(): void;
  canRenew(): boolean;
  /** How long until a renewal is due, and until the token ends; null when it has no end. */
  due(): { readonly renewInMs: number; readonly endsInMs: number } | null;
  /** Forgets everything; a flight still out is dropped. */
  end(): void;
}

export function createTokenSession(clock: Clock, onRefreshing: (isRefreshing: boolean) => void): TokenSession {
  let source: TokenSource | null = null;
  let token: string | null = null;
  let renewAtMs: number | null = null;
  let endsAtMs: number | null = null;
  let refusal: { readonly token: string | null; readonly error: NCError } | null = null;
  let flight: { readonly call: ProviderCall; readonly token: Promise<string> } | null = null;

  const drop = (): void => {
    token = null;
    renewAtMs = endsAtMs = null;
  };
  const cancelFlight = (): void => {
    const call = flight?.call;
    flight = null;
    if (call === undefined) return;
    onRefreshing(false);
    call.cancel();
  };
  const isEnding = (): boolean => renewAtMs !== null && clock.monotonic() >= renewAtMs;
  const session: TokenSession = {
    begin(newSource, cachedToken) {
      session.end();
      source = newSource;
      token = typeof newSource === 'string' ? newSource : cachedToken;
    },
    replaceSource(newSource) {
      if (newSource === source) return;
      source = newSource;
      if (typeof newSource !== 'string') return;
      drop();
      token = newSource;
    },
    startOver() {
      cancelFlight();
      refusal = null;
      drop();
      if (typeof source === 'string') token = source;
    },
    held: () => token,
    forDial: () => (typeof source !== 'string' && isEnding() ? null : token),
    ask(reason) {
      if (flight !== null) return flight.token;
      if (source === null) return Promise.reject(new NCError(33001));
      const call = callProvider(source, reason ?? (refusal ? 'rejected' : isEnding() ? 'expiring' : 'connect'), clock);
      const isMine = (): boolean => flight?.call === call;
      const settle = (): void => {
        flight = null;
        onRefreshing(false);
      };
      const answer = call.token.then(
        (fresh) => {
          if (!isMine()) throw new NCError(33090);
          settle();
          if (fresh === refusal?.token) throw refusal.error;
          if (fresh !== token) {
            drop();
            token = fresh;
          }
          return fresh;
        },
        (error: unknown) => {
          if (!isMine()) throw new NCError(33090);
          settle();
          throw error;
        },
      );
      flight = { call, token: answer };
      onRefreshing(true);
      return answer;
    },
    accepted(accepted, remainingMs) {
      if (accepted !== token) return;
      const now = clock.monotonic();
      endsAtMs = remainingMs === null ? null : now + remainingMs;
      renewAtMs = remainingMs === null ? null : now + remainingMs - Math.min(remainingMs * LEAD_SHARE, LONGEST_LEAD_MS);
    },
    refused(error) {
      const isFirst = refusal === null;
      refusal = { token, error };
      drop();
      return isFirst && typeof source === 'function';
    },
    forgive() {
      refusal = null;
    },
    canRenew: () => typeof source === 'function',
    due() {
      if (renewAtMs === null || endsAtMs === null) return null;
      const now = clock.monotonic();
      return { renewInMs: Math.max(0, renewAtMs - now), endsInMs: Math.max(0, endsAtMs - now) };
    },
    end() {
      cancelFlight();
      source = refusal = null;
      drop();
    },
  };
  return session;
}
