import type { NCConnectParams, NCInitOptions } from '../api.ts';
import type { Courier } from '../courier.ts';
import type { Emit } from '../createRunner.ts';
import type { Liveness } from '../liveness/liveness.ts';
import type { Link, Ports } from '../ports.ts';
import type { StatusBoard } from '../statusBoard.ts';
import type { TokenSession } from '../token/tokenSession.ts';
import type { ConnectCalls } from './connectCalls.ts';
import type { LocalSession } from './localSession.ts';

/** The parts of one engine, made once and shared by what runs in it, and what it knows at the moment. */
export interface EngineContext {
  readonly options: NCInitOptions;
  readonly ports: Ports;
  readonly courier: Courier;
  readonly board: StatusBoard;
  readonly calls: ConnectCalls;
  readonly tokens: TokenSession;
  readonly store: LocalSession;
  /** Feeds the machine. */
  dispatch: Emit;
  isDestroyed: boolean;
  /** Whether the machine waits for the application. */
  isResting: boolean;
  /** What the session was asked for; null before the first `connect` and after `disconnect`. */
  params: NCConnectParams | null;
  /** A dial that a person or the application asked for takes the seat; one that the engine starts continues. */
  intent: 'newcomer' | 'reconnect';
  lastSessionId: string | null;
  /** The link that the gateway accepted, while there is one, and who watches it. */
  link: Link | null;
  liveness: Liveness | null;
  /** Since when it is down, monotonic milliseconds; null when it proved stable. */
  downSinceMs: number | null;
  /** Whether any WebSocket opened since then. */
  hasOpened: boolean;
  /** Time spent trying since the application asked or the link was lost, and when it was counted last, milliseconds. */
  triedMs: number;
  countedAtMs: number;
  /** The gateway's wish: no backoff bound is below it, milliseconds. */
  spreadMs: number;
  /** The window in which the gateway wants to be dialled again, monotonic milliseconds; null when it named none or a person broke it. */
  window: { readonly endsAtMs: number; readonly lengthMs: number } | null;
}
