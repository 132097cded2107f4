import type { NCConnectParams, TokenProvider, TokenProviderContext } from '../api.ts';
import { NCError } from '../errors.ts';
import type { Clock, TokenCache } from '../ports.ts';
import type { StatusBoard } from '../statusBoard.ts';
import { holdToken, isEnding, type HeldToken } from './heldToken.ts';
import { createTokenFlight, type TokenFlight } from './tokenFlight.ts';

/** Holds the one token of the one session and is the only caller of its provider. */
export class TokenSession {
  readonly #clock: Clock;
  readonly #cache: TokenCache;
  readonly #board: StatusBoard;
  readonly #flight: TokenFlight;
  #generation = 0;
  #userId: string | undefined;
  #provider: TokenProvider | null = null;
  #held: HeldToken | null = null;
  #refusal: { readonly token: string | undefined; readonly error: NCError } | null = null;

  constructor(clock: Clock, cache: TokenCache, board: StatusBoard) {
    this.#clock = clock;
    this.#cache = cache;
    this.#board = board;
    this.#flight = createTokenFlight(clock, (isRefreshingToken) => board.write({ isRefreshingToken }));
  }

  /** Starts over, with what is cached of the user or with nothing: whatever was held or asked before is dropped. */
  begin(params?: NCConnectParams): void {
    this.#held = this.#refusal = this.#provider = null;
    this.#userId = params?.userId;
    if (this.#userId) this.#hold(this.#cache.read(this.#userId));
    this.replaceSource(params?.token);
  }

  /** The same session goes on with a newer token or provider. */
  replaceSource(source: NCConnectParams['token'] | undefined): void {
    if (source === this.#provider) return;
    this.#generation += 1;
    this.#flight.cancel();
    this.#provider = typeof source === 'function' ? source : null;
    this.#hold(source);
  }

  /** The token to dial with; null when the source has to be asked first. */
  forDial(): string | null {
    const isStale = this.#provider && isEnding(this.#held, this.#clock);
    return this.#held && !isStale ? this.#held.token : null;
  }

  /** Asks the source; whoever asks meanwhile shares the flight. Rejects with `NCError` 33091, 33092, 33090, or the refusal that a second refusal repeats. */
  async ask(reason: TokenProviderContext['reason'] = this.#reason()): Promise<string> {
    const asked = this.#generation;
    if (!this.#provider) throw new NCError(33001);
    const answer = await this.#flight.ask(this.#provider, reason);
    if (asked !== this.#generation) throw new NCError(33090);
    if (answer === this.#refusal?.token) throw this.#refusal.error;
    this.#hold(answer);
    return answer;
  }

  /** The gateway took the token; `remainingMs` is what is left of its life. */
  accepted(token: string, remainingMs: number | null): void {
    if (token === this.#held?.token) this.#held = holdToken(this.#clock, token, remainingMs ?? Infinity);
    this.#board.write({ tokenExpiresAtMs: remainingMs === null ? null : this.#clock.now() + remainingMs });
    if (this.#userId) this.#cache.write(this.#userId, token);
  }

  /** The gateway refused a token. True when there is a newer one in hand, or the source may be asked once more. */
  refused(token: string | undefined, error: NCError): boolean {
    const hasNewer = !!this.#held && this.#held.token !== token;
    const mayAskAgain = !this.#refusal && !!this.#provider;
    this.#refusal = { token, error };
    this.#cache.purge();
    if (!hasNewer) this.#held = null;
    return hasNewer || mayAskAgain;
  }

  /** The connection proved stable: an older refusal is no longer held against the source. */
  forgive(): void {
    this.#refusal = null;
  }

  /** The newest token, where its source can give a newer one. */
  renewable(): HeldToken | null {
    return this.#provider && this.#held;
  }

  #reason(): TokenProviderContext['reason'] {
    if (this.#refusal) return 'rejected';
    return isEnding(this.#held, this.#clock) ? 'expiring' : 'connect';
  }

  #hold(token: unknown): void {
    if (typeof token === 'string' && token !== this.#held?.token) this.#held = holdToken(this.#clock, token);
  }
}
