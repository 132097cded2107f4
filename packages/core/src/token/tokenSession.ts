import type { NCConnectParams, TokenProvider, TokenProviderContext } from '../api.ts';
import { NCError } from '../errors.ts';
import type { Clock, TokenCache, TokenQuestion } from '../ports.ts';
import type { StatusBoard } from '../statusBoard.ts';
import { holdToken, isEnding, type HeldToken } from './heldToken.ts';
import { createTokenFlight, type TokenFlight } from './tokenFlight.ts';

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
  /** Gives up a question that is under way: its provider is told by the signal. */
  cancel(): void;
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
}

/** What a session has in hand, and where it came from. */
interface TokenHand {
  readonly flight: TokenFlight;
  /** Grows when the source is another. */
  generation: number;
  userId?: string | undefined;
  provider?: TokenProvider | undefined;
  held: HeldToken | null;
  /** The last token that the gateway refused, until the connection proved stable. */
  refusal?: { readonly token: string | undefined; readonly error: NCError } | undefined;
}

type Sourcing = Pick<TokenSession, 'begin' | 'replaceSource' | 'forDial' | 'renewable'>;

function createSourcing(hand: TokenHand, { clock, cache }: TokenParts): Sourcing {
  const replaceSource: Sourcing['replaceSource'] = (source) => {
    if (source === hand.provider && source) return;
    hand.generation += 1;
    hand.flight.cancel();
    hand.provider = typeof source === 'function' ? source : undefined;
    takeInHand(hand, clock, source);
  };
  return {
    begin(params) {
      hand.held = null;
      hand.refusal = hand.provider = undefined;
      hand.userId = params?.userId;
      if (hand.userId) takeInHand(hand, clock, cache.read(hand.userId));
      replaceSource(params?.token);
    },
    replaceSource,
    forDial: () => (hand.held && !(hand.provider && isEnding(hand.held, clock)) ? hand.held.token : null),
    renewable: () => (hand.provider ? hand.held : null),
  };
}

function takeInHand(hand: TokenHand, clock: Clock, token: unknown): void {
  if (typeof token === 'string' && token !== hand.held?.token) hand.held = holdToken(clock, token);
}

function createQuestions(
  hand: TokenHand,
  { clock, cache, board, askInTurn }: TokenParts,
): Omit<TokenSession, keyof Sourcing> {
  const whyAsked = (): TokenProviderContext['reason'] => {
    if (hand.refusal) return 'rejected';
    return isEnding(hand.held, clock) ? 'expiring' : 'connect';
  };
  return {
    async ask(reason = whyAsked()) {
      const { flight, generation, userId, provider } = hand;
      if (!provider) throw new NCError(33001);
      const known = (hand.held ?? hand.refusal)?.token;
      const inTurn: TokenProvider = (context) => askInTurn({ userId, known, provider, context });
      const answer = await flight.ask(cache.key ? inTurn : provider, reason);
      if (generation !== hand.generation) throw new NCError(33090);
      if (answer === hand.refusal?.token) throw hand.refusal.error;
      takeInHand(hand, clock, answer);
      return answer;
    },
    cancel: hand.flight.cancel,
    accepted(token, remainingMs) {
      if (token === hand.held?.token) hand.held = holdToken(clock, token, remainingMs ?? Infinity);
      board.write({ tokenExpiresAtMs: remainingMs === null ? null : clock.now() + remainingMs });
      // What a provider gave is kept already.
      if (hand.userId && !hand.provider) cache.write(hand.userId, token);
    },
    refused(token, error) {
      const hasNewer = !!hand.held && hand.held.token !== token;
      const mayAskAgain = !hand.refusal && !!hand.provider;
      hand.refusal = { token, error };
      cache.purge(token);
      if (!hasNewer) hand.held = null;
      return hasNewer || mayAskAgain;
    },
    forgive() {
      hand.refusal = undefined;
    },
  };
}

export function createTokenSession(parts: TokenParts): TokenSession {
  const { clock, board } = parts;
  const flight = createTokenFlight(clock, (isRefreshingToken) => board.write({ isRefreshingToken }));
  const hand: TokenHand = { flight, generation: 0, held: null };
  return { ...createSourcing(hand, parts), ...createQuestions(hand, parts) };
}
