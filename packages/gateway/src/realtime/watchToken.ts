import type { Clock } from '../clock.ts';
import type { TokenClaims } from '../domain/tokens.ts';

/** A link whose token has run out lives on for this long, so that a renewal on its way still comes in time. */
const GRACE_MS = 25_000;

export interface TokenWatch {
  /** From now on this token is the link's. @returns what is left of its life, in milliseconds; null when it has no end */
  follow(claims: TokenClaims): number | null;
  /** For good: a renewal that comes after the link's end must not start a timer. */
  stop(): void;
}

class LinkTokenWatch implements TokenWatch {
  readonly #clock: Clock;
  readonly #onRunOut: () => void;
  #isStopped = false;
  #cancel: (() => void) | undefined = undefined;

  constructor(clock: Clock, onRunOut: () => void) {
    this.#clock = clock;
    this.#onRunOut = onRunOut;
  }

  follow({ expiresAtMs }: TokenClaims): number | null {
    this.#cancel?.();
    if (expiresAtMs === null) return null;
    const leftMs = Math.max(0, expiresAtMs - this.#clock.nowMs());
    if (!this.#isStopped) this.#cancel = this.#clock.schedule(this.#onRunOut, leftMs + GRACE_MS);
    return leftMs;
  }

  stop(): void {
    this.#isStopped = true;
    this.#cancel?.();
  }
}

/** Calls `onRunOut` once the followed token has run out and its grace has passed. */
export function watchToken(clock: Clock, onRunOut: () => void): TokenWatch {
  return new LinkTokenWatch(clock, onRunOut);
}
