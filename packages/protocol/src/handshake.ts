/** A dial with another version is refused with 31001. Grows only when the two sides would misread each other. */
export const PROTOCOL_VERSION = 1;

/** One seat is counted per user and category. */
export type NCCategory = 'web' | 'mobile' | 'desktop';

/** What a client sends in Socket.IO's `auth`, inside the CONNECT packet: never in the URL. */
export interface HandshakeRequest {
  readonly protocolVersion: number;
  readonly appKey: string;
  readonly token: string;
  /** Whom the application believes it signs in; another user's token is refused with 31004 before any seat moves. */
  readonly userId?: string;
  readonly category: NCCategory;
  /** Names one tab or process: its next dial replaces its older session silently. At most 64 characters. */
  readonly clientId: string;
  /** Shared by the tabs of one browser; tells "another tab here" from "another device". At most 64 characters. */
  readonly browserId?: string;
  /** Grows with every dial of a client id; one lower than the live session's is refused. */
  readonly dialNumber: number;
  /** `newcomer`: the application asked for this dial. `reconnect`: the engine started it by itself. */
  readonly intent: 'newcomer' | 'reconnect';
  /** The session this dial continues; null on a client's first. */
  readonly lastSessionId: string | null;
  /** On a reconnect, when another client holds the seat: true yields (31023), false takes the seat back. */
  readonly reconnectKickEnable: boolean;
}

/** The gateway's answer to an accepted handshake: the first event on the link. */
export interface SessionAnswer {
  readonly userId: string;
  readonly sessionId: string;
  readonly serverTimeMs: number;
  /** What is left of the token's life, in milliseconds; null when it has no end. */
  readonly tokenRemainingMs: number | null;
  /** No backoff bound of this client may be below it; grows with the number of clients. */
  readonly reconnectSpreadMs: number;
}

/** A final refusal, at the handshake (in `connect_error`'s `data`) or on the link (event `verdict`, then the end of the link). */
export interface Verdict {
  readonly code: number;
  readonly details?: VerdictDetails;
}

export interface VerdictDetails {
  /** With 31009 and 31011: when the ban ends by itself, Unix milliseconds. */
  readonly banExpiresAtMs?: number;
  /** With 31010: whether the newcomer was another tab of the same browser; absent when it is not known. */
  readonly sameBrowser?: boolean;
  /** With 31010: when it happened, Unix milliseconds by the gateway's clock. */
  readonly atMs?: number;
  /** With 31004: the token is good, but it is another user's. No other token of the same source can be better. */
  readonly isOtherUser?: boolean;
  /** With 30002: the window, in milliseconds from now, in which the gateway asks to be dialled again. */
  readonly retryWindowMs?: number;
}

/** Answer to `renew`: the new token took the old one's place, or why it did not. */
export type RenewAnswer =
  | { readonly isOk: true; readonly tokenRemainingMs: number | null }
  | { readonly isOk: false; readonly code: number };
