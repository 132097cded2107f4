import type {
  HandshakeRequest,
  LinkSettings,
  RenewAnswer,
  SessionAnswer,
  Verdict,
  NCErrorCode,
} from '@nexconn-kit/protocol';

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
  | { readonly type: 'lost'; readonly code: NCErrorCode; readonly cause: unknown };

/** One dial and what becomes of it. */
export interface Link {
  /** Offers a newer token on the open link. Rejects when the link ends before the answer. */
  renew(token: string): Promise<RenewAnswer>;
  /** Asks for a sign of life, which arrives as `heard`. */
  probe(): void;
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
  close(): void;
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
  read(userId: string): string | null;
  write(userId: string, token: string): void;
  purge(): void;
}

/** The part of Web Storage the engine uses. */
export interface KeyValue {
  read(key: string): string | null;
  /** The list that is kept under a key; an empty one where it is anything else, for anybody can write there. */
  readList(key: string): readonly unknown[];
  /** Null removes. */
  write(key: string, value: string | null): void;
}

/** Asks a relay what it is good for after a dial through it failed; null where it is not to blame. */
export type ProxyInspector = (url: string) => Promise<34240 | 34245 | null>;

export interface Ports {
  readonly clock: Clock;
  readonly random: Random;
  readonly transport: Transport;
  /** A hint in both directions; always true in Node. */
  readonly isOnline: () => boolean;
  readonly identity: IdentityKeeper;
  /** Its code is fetched beside the first dial, not before it. Rejects when that fails. */
  readonly loadDatabase: () => Promise<Database>;
  readonly tokenCache: TokenCache;
  /** Its code is fetched with the first dial through a relay. Never rejects. */
  readonly loadProxyInspector: () => Promise<ProxyInspector>;
}
