import type { NCConnectParams, NCInitOptions } from '../api.ts';
import type { Liveness } from '../liveness/liveness.ts';
import type { Emit } from '../createRunner.ts';
import type { Notifier } from '../notifier.ts';
import type { Link, Ports } from '../ports.ts';
import type { StatusBoard } from '../statusBoard.ts';
import type { TokenSession } from '../token/tokenSession.ts';
import type { ConnectCalls } from './connectCalls.ts';
import type { LocalSession } from './localSession.ts';
import type { Outage } from './outage.ts';
import type { Stopwatch } from './stopwatch.ts';

/** What one `connect` began: whose connection it is, and how the next dial introduces itself. */
export interface Session {
  params: NCConnectParams;
  /** A dial that a person or the application asked for takes the seat; one that the engine starts continues. */
  intent: 'newcomer' | 'reconnect';
  lastSessionId: string | null;
}

/** The parts of one engine, made once and shared by what runs in it. */
export interface EngineContext {
  readonly options: NCInitOptions;
  readonly ports: Ports;
  readonly notifier: Notifier;
  readonly board: StatusBoard;
  readonly calls: ConnectCalls;
  readonly tokens: TokenSession;
  readonly store: LocalSession;
  readonly outage: Outage;
  readonly liveness: Liveness;
  readonly deadline: Stopwatch;
  /** Feeds the machine. */
  dispatch: Emit;
  isDestroyed: boolean;
  /** Null before the first `connect` and after `disconnect`. */
  session: Session | null;
  /** The link that the gateway accepted, while there is one. */
  link: Link | null;
}
