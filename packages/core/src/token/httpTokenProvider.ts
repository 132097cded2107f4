import type { TokenProvider } from '../api.ts';
import { stopTokenRefresh } from './stopTokenRefresh.ts';

/** Thrown where asking again may help; `retryAfterMs` is the server's wish, in milliseconds, where it named one. */
export class TokenRequestFailed extends Error {
  override readonly name = 'TokenRequestFailed';
  readonly retryAfterMs: number | undefined;

  constructor(message: string, retryAfterMs?: number) {
    super(message);
    this.retryAfterMs = retryAfterMs;
  }
}

/** `Retry-After` is seconds or a date, RFC 9110 section 10.2.3; a date is read against the answer's own `Date`. */
function readRetryAfter(headers: Headers): number | undefined {
  const value = headers.get('retry-after');
  if (value === null) return undefined;
  const waitMs = /^\d+$/.test(value) ? Number(value) * 1000 : Date.parse(value) - Date.parse(headers.get('date') ?? '');
  return waitMs >= 0 ? waitMs : undefined;
}

/**
 * A token provider that asks the application's own server, which answers `{ "token": "…" }`.
 *
 * 401 and 403 stop; anything else that is not 200, and a network failure, is retried by the engine with backoff.
 *
 * @param url of the application's token endpoint; the token never stands in it
 * @param init as for `fetch`; the default is a POST with the page's cookies. `signal` is the engine's
 */
export function httpTokenProvider(url: string, init?: RequestInit): TokenProvider {
  return async ({ reason, signal }) => {
    const response = await fetch(url, {
      method: 'POST',
      credentials: 'same-origin',
      cache: 'no-store',
      ...init,
      signal,
    });
    if (response.status === 401 || response.status === 403) {
      stopTokenRefresh(`The token endpoint answered ${response.status}.`);
    }
    if (!response.ok) {
      throw new TokenRequestFailed(
        `The token endpoint answered ${response.status} (${reason}).`,
        readRetryAfter(response.headers),
      );
    }
    // What a parser says of a body that is none quotes it, and the body may be the bare token.
    const body: unknown = await response.json().catch(() => null);
    const { token } = Object(body) as { readonly token?: unknown };
    if (typeof token === 'string') return token;
    throw new TokenRequestFailed('The token endpoint answered without a "token" string.');
  };
}
