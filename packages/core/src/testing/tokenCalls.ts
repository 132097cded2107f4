/** What a token server does in place of giving a fresh token. */
export type TokenMisbehavior =
  /** Answers with a status such as 401, 403, 429, 500 or 503, where wished with `Retry-After`. */
  | { readonly type: 'status'; readonly status: number; readonly retryAfterSeconds?: number | undefined }
  /** Never answers. */
  | { readonly type: 'hang' }
  /** Answers well, but `ms` milliseconds late. */
  | { readonly type: 'slow'; readonly ms: number }
  /** Resets the connection in the middle of the answer. */
  | { readonly type: 'drop' }
  /** Answers 200 with a page instead of JSON. */
  | { readonly type: 'notJson' }
  /** Answers `{ "token": "" }`. */
  | { readonly type: 'emptyToken' }
  /** Answers the token that it gave last; the first time a fresh one. */
  | { readonly type: 'sameTokenAgain' }
  /** Answers something that no gateway takes, something else each time. */
  | { readonly type: 'garbageToken' };

/** One question to the token server. */
export interface TokenCall {
  /** Unix milliseconds. */
  readonly atMs: number;
  /** Path and query. */
  readonly path: string;
  /** Headers as they came, without cookies and credentials. */
  readonly headers: Readonly<Record<string, string>>;
  /** How it was met. */
  readonly met: TokenMisbehavior['type'] | 'token';
}

/** Gives a fresh token for a call. */
export type TokenIssuer = (call: TokenCall) => string | Promise<string>;
