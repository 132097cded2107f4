import type { NCCategory, NCConnectionStatus, NCErrorCode } from '@nexconn-kit/protocol';
import type { NCError } from './errors.ts';
import type { MessageFace } from './messagesApi.ts';
import type { NCResult } from './result.ts';

/** Gets what the engine has to tell a developer. Never receives a token. */
export interface NCLogger {
  warn(message: string, context?: Readonly<Record<string, unknown>>): void;
  error(message: string, context?: Readonly<Record<string, unknown>>): void;
}

/** One step of the connection machine, as `onTransition` sees it. */
export interface NCTransition {
  readonly event: string;
  readonly from: string;
  readonly to: string;
  readonly status: NCConnectionStatus;
  readonly attempt: number;
  /** Unix milliseconds. */
  readonly atMs: number;
  readonly errorCode: NCErrorCode | null;
}

/** What an engine is made of; none of it changes while it lives. */
export interface NCInitOptions {
  readonly appKey: string;
  /** Where the gateway listens, `http(s)://` or `ws(s)://`. */
  readonly gatewayUrl: string;
  /** Seats are counted per user and category. Default `web`. */
  readonly category?: NCCategory | undefined;
  /** Names this tab or process. Default: kept per tab in a browser, random in Node. */
  readonly clientId?: string | undefined;
  /** Where a token may be cached across reloads. Default `memory`: nowhere. */
  readonly storage?: 'memory' | 'local' | undefined;
  /** Default: the console. */
  readonly logger?: NCLogger | undefined;
  /** Sees every step of the machine, for telemetry or a devtool. */
  readonly onTransition?: ((transition: NCTransition) => void) | undefined;
}

/** Why a provider is asked: there is no token, the one in hand ends soon, or the gateway refused it. */
export interface TokenProviderContext {
  readonly reason: 'connect' | 'expiring' | 'rejected';
  /** Aborts after 10 s, and when the answer is no longer wanted. */
  readonly signal: AbortSignal;
}

/** Fetches a token from the application's own server. Throw `stopTokenRefresh()` when the user is signed out there. */
export type TokenProvider = (context: TokenProviderContext) => Promise<string>;

/** What one `connect` asks for. */
export interface NCConnectParams {
  /** An access token, or the function that gets one. A string that is refused cannot be renewed. */
  readonly token: string | TokenProvider;
  /** Whom the application believes it signs in. */
  readonly userId?: string | undefined;
  /** Seconds of trying before status 14; absent or ≤ 0: none. */
  readonly timeout?: number | undefined;
  /** On a reconnect, when another client holds the seat: true yields, false takes it back. Default false. */
  readonly reconnectKickEnable?: boolean | undefined;
  /** A relay in front of the gateway; dialled in its place. */
  readonly proxy?: { readonly url: string } | undefined;
}

/** Everything known about the connection. Frozen, and the same object until something in it changed. */
export interface ConnectionState {
  readonly status: NCConnectionStatus;
  /** Why the status is what it is; null when all is well. */
  readonly error: NCError | null;
  readonly userId: string | null;
  /** Failed dials in a row; forgotten after 5 s of stable connection. */
  readonly attempt: number;
  /** When the next dial is due, Unix milliseconds; null when none is scheduled. */
  readonly retryAtMs: number | null;
  /** Since when it is down, Unix milliseconds: from leaving 0, or from the first try; flapping does not reset it. Null when stable. */
  readonly downSinceMs: number | null;
  /** When the token in hand ends, Unix milliseconds by this machine's clock; null when unknown or never. */
  readonly tokenExpiresAtMs: number | null;
  readonly isRefreshingToken: boolean;
}

/** One change of status. */
export interface ConnectionStatusChangedEvent {
  readonly status: NCConnectionStatus;
  readonly previousStatus: NCConnectionStatus;
  readonly error: NCError | null;
  /** Unix milliseconds. */
  readonly atMs: number;
}

/** Hears of every change of status, in order, in a microtask after it. */
export type ConnectionStatusHandler = (event: ConnectionStatusChangedEvent) => void;
/** Hears how the local store is: empty although it once was not, or why there is none (33002). */
export type DatabaseOpenedHandler = (isRecreated: boolean, error: NCError | null) => void;
/** Hears the answer of one call: the user, or why there is none. */
export type ConnectCompletionHandler = (userId: string | null, error: NCError | null) => void;
/** What `connect` and `resume` answer. */
export type NCConnectResult = NCResult<{ readonly userId: string }>;

/** Keeps one connection, and says truthfully how it is. Its functions may be taken off it: none needs a `this`. */
export interface NexconnEngine extends MessageFace {
  /**
   * Connects, and keeps the connection until `disconnect` or a final refusal.
   *
   * @param databaseOpenedHandler at most once, before status 0
   * @param completionHandler once, with the same answer as the promise
   * @returns never rejects; 33003 for an empty token, 33001 after `destroy`, 34006 when `timeout` ran out
   */
  connect(
    params: NCConnectParams,
    databaseOpenedHandler?: DatabaseOpenedHandler,
    completionHandler?: ConnectCompletionHandler,
  ): Promise<NCConnectResult>;
  /** A person asked: connects again with the last parameters and a fresh token. 33003 when there is nothing to resume. */
  resume(): Promise<NCConnectResult>;
  /** Dials at once from 1, 13, 14 and 17; elsewhere nothing. */
  reconnectNow(): void;
  /** Signs out: closes the link, forgets the token, answers pending calls with 33090. */
  disconnect(): Promise<void>;
  /** The status alone, as it is now. */
  getConnectionStatus(): NCConnectionStatus;
  /** Everything known, as it is now: frozen, and the same object until something changed. */
  getConnectionState(): ConnectionState;
  /** Tells of any change of `getConnectionState()`; returns how to stop. */
  subscribe(listener: () => void): () => void;
  /** Adds a status handler; an identifier in use is replaced. */
  addConnectionStatusHandler(identifier: string, handler: ConnectionStatusHandler): void;
  /** Removes a status handler; an unknown identifier is no error. */
  removeConnectionStatusHandler(identifier: string): void;
  /** Whom the gateway connected; null before its answer, after a sign-out and while users change. */
  getCurrentUserId(): string | null;
  /** The token in hand or a fresh one; shares the engine's single flight. Rejects with `NCError` 33091, 33092 or 33001. */
  getToken(): Promise<string>;
  /** Releases everything without signing out. Idempotent; afterwards every call answers 33001. */
  destroy(): Promise<void>;
}
