/** Public values that the browser needs. */
export interface ConfigAnswer {
  readonly appKey: string;
  readonly gatewayUrl: string;
}

/** Who is signed in on this device; null when nobody is. */
export interface SessionAnswer {
  readonly userId: string | null;
}

/** A group that the signed-in user is in now: `POST /api/group` takes the same. */
export interface GroupAnswer {
  readonly channelId: string;
}

export interface TokenAnswer {
  readonly token: string;
}

/** What the page at `/rendered` is rendered from, on the server and in the browser. */
export interface RenderedPageData extends ConfigAnswer, SessionAnswer {}

/** Every refusal, whatever its HTTP status. */
export interface ErrorAnswer {
  readonly code: string;
  readonly message: string;
}

/** What an operator can do to a user: `POST /api/operator/<action>`. */
export type OperatorAction = 'expire' | 'ban' | 'unban' | 'deactivate' | 'restore';

export interface OperatorRequest {
  readonly userId: string;
  /** With `ban`: 1 to 43200. */
  readonly durationMinutes?: number;
}
