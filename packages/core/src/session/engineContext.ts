import type { NCConnectParams, NCInitOptions } from '../api.ts';
import type { Courier } from '../courier.ts';
import type { Emit } from '../createRunner.ts';
import type { NCError } from '../errors.ts';
import type { Liveness } from '../liveness/watchLiveness.ts';
import type { MessageFace, NCMessageHandlers } from '../messagesApi.ts';
import type {
  Cancel,
  Clock,
  Exclusive,
  Finding,
  Inspector,
  Link,
  LinkEvent,
  Ports,
  Signal,
  TokenCache,
  TokenQuestion,
} from '../ports.ts';
import type { StatusBoard } from '../statusBoard.ts';
import type { TokenSession } from '../token/tokenSession.ts';
import type { ConnectCalls } from './connectCalls.ts';
import type { LocalSession } from './localSession.ts';

/** Tells what device and page tell. */
export type Listen = (hear: (signal: Signal) => void) => Cancel;

/** What keeps a connection, as against what makes one. */
export interface Keepers {
  startRenewal(context: EngineContext, emit: Emit): Cancel;
  watchLiveness(clock: Clock, probe: () => void, onDead: () => void): Liveness;
  hearSignals(context: EngineContext, listen: Listen, onOffline: () => void, missed?: Signal): Cancel;
  readonly listenToPage: Listen;
  askInTurn(cache: TokenCache, exclusive: Exclusive, question: TokenQuestion): Promise<string>;
  readonly inspect: Inspector;
  readonly exclusive: Exclusive;
}

/** One thing that an application hears of messages: which member of its handlers, and with what. */
export type MessageNews = {
  [M in keyof NCMessageHandlers]-?: readonly [M, Parameters<NonNullable<NCMessageHandlers[M]>>[0]];
}[keyof NCMessageHandlers];
/** Who hears of messages, by identifier. */
export type MessageListeners = ReadonlyMap<string, (news: MessageNews) => void>;

/** What an engine does with messages, once its code is there. */
export interface Messages extends Omit<MessageFace, 'addMessageHandler' | 'removeMessageHandler'> {
  /** Takes a page that the gateway sent by itself. */
  take(event: Extract<LinkEvent, { readonly type: 'messages' }>): void;
  /** The user goes: whatever waits is answered. */
  leave(): void;
}

/** The code for messages. What the first load has is handed to it, for importing that would cut the first load in two. */
export interface MessagesCode {
  createMessages(context: EngineContext, listeners: MessageListeners, CoreError: typeof NCError): Messages;
}

/** Code that is fetched beside the first dial or with the first use, not before it. Rejects when that fails. */
export interface Loaders {
  loadKeepers(): Promise<Keepers>;
  loadMessages(): Promise<MessagesCode>;
}

/** The parts of one engine, made once and shared by what runs in it, and what it knows at the moment. */
export interface EngineContext extends Ports, Loaders {
  readonly options: NCInitOptions;
  readonly courier: Courier;
  readonly board: StatusBoard;
  readonly calls: ConnectCalls;
  readonly tokens: TokenSession;
  readonly store: LocalSession;
  /** Feeds the machine. */
  dispatch: Emit;
  isDestroyed?: true;
  /** Whether the machine waits for the application. */
  isResting: boolean;
  /** What the session was asked for; absent before the first `connect` and after `disconnect`. */
  params?: NCConnectParams | undefined;
  /** A dial that a person or the application asked for takes the seat; one that the engine starts continues. */
  intent: 'newcomer' | 'reconnect';
  lastSessionId: string | null;
  /** The link that the gateway accepted, while there is one, and who watches it. */
  link?: Link | undefined;
  liveness?: Liveness | undefined;
  /** What is done with messages, from their first use on. */
  messages?: Messages;
  /** Listens to device and page, from the first connect on. */
  hearing?: { readonly load: (missed?: Signal) => void; readonly stop: Cancel };
  /** The token that the newest dial, or a renewal on its link, showed the gateway. */
  shownToken?: string | undefined;
  /** Since when it is down, monotonic milliseconds; absent when it proved stable. */
  downSinceMs?: number | undefined;
  /** Whether the newest dial opened its WebSocket. */
  hasOpened: boolean;
  /** Dials in a row that opened no WebSocket, and the reason that was found for it. */
  unopened: number;
  finding?: Promise<Finding | null> | undefined;
  /** Time spent trying since somebody asked or the connection was there, milliseconds. */
  triedMs: number;
  /** The gateway's wish: no backoff bound is below it, milliseconds. */
  spreadMs: number;
  /** The end of the window in which the gateway wants to be dialled again, monotonic milliseconds; 0 when it named none or a person broke it. */
  windowEndsAtMs: number;
}
