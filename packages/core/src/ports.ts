import type {
  ClientToGatewayEvents,
  HandshakeRequest,
  LinkSettings,
  SessionAnswer,
  Verdict,
  NCErrorCode,
} from '@nexconn-kit/protocol';
import type { TokenProvider, TokenProviderContext } from './api.ts';
import type { Records } from './messages/records.ts';

export type Cancel = () => void;

/** Time as the engine knows it. */
export interface Clock {
  /** Unix milliseconds; may jump either way. */
  now(): number;
  /** Milliseconds that never go back. */
  monotonic(): number;
  /** Runs once after `afterMs`, however long that is. */
  schedule(run: () => void, afterMs: number): Cancel;
}

/** At least 0, below 1. */
export type Random = () => number;

/** What a link tells, in the order it happens; what comes after `close` is nobody's. */
export type LinkEvent =
  | { readonly type: 'opened' }
  | { readonly type: 'heard' }
  | { readonly type: 'session'; readonly session: SessionAnswer }
  | { readonly type: 'settings'; readonly settings: LinkSettings }
  | { readonly type: 'verdict'; readonly verdict: Verdict }
  /** A page of the inbox, not looked at yet; the gateway waits until it is told that the page was taken in. */
  | { readonly type: 'messages'; readonly page: unknown; readonly taken: () => void }
  | { readonly type: 'lost'; readonly code: NCErrorCode; readonly cause: unknown };

/** What a client asks on an open link. */
export type Question = Exclude<keyof ClientToGatewayEvents, 'probe'>;
export type QuestionRequest<Q extends Question> = Parameters<ClientToGatewayEvents[Q]>[0];
export type QuestionAnswer<Q extends Question> = Parameters<Parameters<ClientToGatewayEvents[Q]>[1]>[0];

/** One dial and what becomes of it. */
export interface Link {
  /**
   * Asks on the open link, in order. Rejects when the link ends before the answer, or when that takes longer.
   *
   * @param limitMs milliseconds; default: as long as the link lives
   * @returns the answer, not looked at yet
   */
  ask<Q extends Question>(question: Q, request: QuestionRequest<Q>, limitMs?: number): Promise<unknown>;
  /** Asks for a sign of life, which arrives as `heard`. */
  probe(): void;
  /** Takes leave, so that the gateway tells a sign-out from a link that broke; close it all the same. */
  signOut(): void;
  close(): void;
}

export interface Transport {
  open(url: string, request: HandshakeRequest, tell: (event: LinkEvent) => void): Link;
}

/** What the device and the page tell. */
export type Signal = 'online' | 'offline' | 'awake' | 'pagehide' | 'pageshow';

/** Who dials: see rule "seats" in the documentation. */
export interface Identity {
  readonly clientId: string;
  readonly browserId: string | undefined;
  /** Greater than any this client id gave before. */
  readonly dialNumber: number;
}

export interface IdentityKeeper {
  /** Claims the client id where it must, and counts a dial. */
  next(): Promise<Identity>;
  /** Lets go of the client id, so that the page's next life finds it free. */
  release(): void;
}

/** An open local store of one user. */
export interface LocalStore {
  readonly isRecreated: boolean;
  /** Absent where the store keeps nothing: then messages are kept in memory. */
  readonly records?: Records | undefined;
  /** @param isLeft its user signed out: what waits to be sent is never sent */
  close(isLeft?: boolean): void;
}

export interface Database {
  /** Rejects when the store cannot be opened at all. */
  open(userId: string): Promise<LocalStore>;
  /** The user whom this token connected before on this device; null when it is not known. */
  recallUser(token: string): Promise<string | null>;
  rememberUser(token: string, userId: string): Promise<void>;
}

/** Keeps the token of one user across reloads, where the application allows it; another user's takes its place. */
export interface TokenCache {
  /** Where it stands, under a name that the tabs of a browser share; null where it keeps nothing. */
  readonly key: string | null;
  read(userId: string): string | null;
  write(userId: string, token: string): void;
  /** @param token empties it only of this one; default: of any */
  purge(token?: string): void;
}

export interface TokenQuestion {
  readonly userId: string;
  /** What is no news to the tab that asks. */
  readonly known: string | undefined;
  readonly provider: TokenProvider;
  readonly context: TokenProviderContext;
}

/** Runs something while nobody else in this browser runs what has the same name, nor for `holdMs` after it. */
export type Exclusive = <T>(name: string, run: () => Promise<T>, holdMs?: number) => Promise<T>;

/** The part of Web Storage the engine uses. */
export interface KeyValue {
  read(key: string): string | null;
  /** The list that is kept under a key; an empty one where it is anything else, for anybody can write there. */
  readList(key: string): readonly unknown[];
  /** Null removes. */
  write(key: string, value: string | null): void;
}

/** Why no WebSocket opens, with a text where the code's own does not say it. */
export interface Finding {
  readonly code: NCErrorCode;
  readonly message?: string;
}

/** Asks by HTTP why no WebSocket opens; null where that gives no reason. */
export type Inspector = (url: string, isRelay: boolean) => Promise<Finding | null>;

export interface Ports {
  readonly clock: Clock;
  readonly random: Random;
  readonly transport: Transport;
  /** A hint in both directions; always true in Node. */
  readonly isOnline: () => boolean;
  /** Tells when the device says that its network is back; never in Node. */
  readonly onOnline: (hear: () => void) => Cancel;
  readonly identity: IdentityKeeper;
  /** Its code is fetched beside the first dial, not before it. Rejects when that fails. */
  readonly loadDatabase: () => Promise<Database>;
  readonly tokenCache: TokenCache;
  /** Names something, for good: 128 random bits. */
  readonly randomId: () => string;
}
