import type { NCConnectParams, TokenProvider, TokenProviderContext } from '../api.ts';
import { NCError } from '../errors.ts';
import type { Clock, TokenCache, TokenQuestion } from '../ports.ts';
import type { StatusBoard } from '../statusBoard.ts';
import { holdToken, isEnding, type HeldToken } from './heldToken.ts';
import { createTokenFlight } from './tokenFlight.ts';

/** Holds the one token of the one session and is the only caller of its provider. */
export interface TokenSession {
  /** Starts over, with what is cached of the user or with nothing: whatever was held or asked before is dropped. */
  begin(params?: NCConnectParams): void;
  /** The same session goes on with a newer token or provider. */
  replaceSource(source: NCConnectParams['token'] | undefined): void;
  /** The token to dial with; null when the source has to be asked first. */
  forDial(): string | null;
  /** Asks the source; whoever asks meanwhile shares the flight. Rejects with `NCError` 33091, 33092, 33090, or the refusal that a second refusal repeats. */
  ask(reason?: TokenProviderContext['reason']): Promise<string>;
  /** Does not wait any more for what was asked: the last one to leave gives the question up, and its provider is told. */
  leave(): void;
  /** The gateway took the token; `remainingMs` is what is left of its life. */
  accepted(token: string, remainingMs: number | null): void;
  /** The gateway refused a token. True when there is a newer one in hand, or the source may be asked once more. */
  refused(token: string | undefined, error: NCError): boolean;
  /** The connection proved stable: an older refusal is no longer held against the source. */
  forgive(): void;
  /** The newest token, where its source can give a newer one. */
  renewable(): HeldToken | null;
}

interface TokenParts {
  readonly clock: Clock;
  readonly cache: TokenCache;
  readonly board: StatusBoard;
  /** Asks a provider while no other tab of the browser asks one for the same user. */
  readonly askInTurn: (question: TokenQuestion) => Promise<string>;
  /** Tells the application's developer that there is no token, once in a row of failures. */
  readonly warn: (error: NCError) => void;
}

// One closure over what the session has in hand. Cut in two, its parts would share that through an object, at a price for
// every browser.
// oxlint-disable-next-line max-lines-per-function
export function createTokenSession({ clock, cache, board, askInTurn, warn }: TokenParts): TokenSession {
  const flight = createTokenFlight(clock, (isRefreshingToken) => board.write({ isRefreshingToken }));
  /** Grows when the source is another. */
  let generation = 0;
  let userId: string | undefined;
  let provider: TokenProvider | undefined;
  let held: HeldToken | null = null;
  /** The last token that the gateway refused, until the connection proved stable. */
  let refusal: { readonly token: string | undefined; readonly error: NCError } | undefined;
  let hasWarned = false;

  const hold = (token: unknown): void => {
    if (typeof token === 'string' && token !== held?.token) held = holdToken(clock, token);
  };
  const replaceSource: TokenSession['replaceSource'] = (source) => {
    if (source && source === provider) return;
    generation += 1;
    flight.cancel();
    provider = typeof source === 'function' ? source : undefined;
    hold(source);
  };
  const whyAsked = (): TokenProviderContext['reason'] => {
    if (refusal) return 'rejected';
    return isEnding(held, clock) ? 'expiring' : 'connect';
  };
  const inTurn = (alone: TokenProvider): TokenProvider => {
    const known = (held ?? refusal)?.token;
    const who = userId;
    return cache.key && who ? (context) => askInTurn({ userId: who, known, provider: alone, context }) : alone;
  };
  return {
    begin(params) {
      held = null;
      refusal = provider = undefined;
      userId = params?.userId;
      if (userId) hold(cache.read(userId));
      replaceSource(params?.token);
    },
    replaceSource,
    forDial: () => (held && !(provider && isEnding(held, clock)) ? held.token : null),
    renewable: () => (provider ? held : null),
    async ask(reason = whyAsked()) {
      const asked = generation;
      if (!provider) throw new NCError(33001);
      const answer = await flight.ask(provider, reason, inTurn).catch((error: NCError) => {
        if (error.code !== 33090 && !hasWarned) warn(error);
        hasWarned = true;
        throw error;
      });
      if (asked !== generation) throw new NCError(33090);
      if (answer === refusal?.token) throw refusal.error;
      hasWarned = false;
      hold(answer);
      return answer;
    },
    leave: flight.leave,
    accepted(token, remainingMs) {
      if (token === held?.token) held = holdToken(clock, token, remainingMs ?? Infinity);
      board.write({ tokenExpiresAtMs: remainingMs === null ? null : clock.now() + remainingMs });
      // What a provider gave is kept already, and a sibling may have got a newer one since.
      if (userId && !(provider && cache.read(userId))) cache.write(userId, token);
    },
    refused(token, error) {
      const hasNewer = !!held && held.token !== token;
      const mayAskAgain = !refusal && !!provider;
      refusal = { token, error };
      cache.purge(token);
      if (!hasNewer) held = null;
      return hasNewer || mayAskAgain;
    },
    forgive() {
      refusal = undefined;
    },
  };
}
