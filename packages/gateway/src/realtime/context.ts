import type { FastifyBaseLogger } from 'fastify';
import type { Clock } from '../clock.ts';
import type { Messaging } from '../messaging/createMessaging.ts';
import type { Metrics } from '../metrics/createMetrics.ts';
import type { Store } from '../domain/store.ts';
import type { Tokens } from '../domain/tokens.ts';
import type { HandshakeRules } from './readHandshake.ts';
import type { Seating } from './seating.ts';
import type { Sessions } from './sessions.ts';

/** What the links work with. */
export interface RealtimeContext {
  readonly store: Store;
  readonly tokens: Tokens;
  readonly sessions: Sessions;
  readonly seating: Seating;
  readonly messaging: Messaging;
  readonly clock: Clock;
  readonly log: FastifyBaseLogger;
  readonly metrics: Pick<Metrics, 'handshakes' | 'handshakeSeconds' | 'handshaking'>;
  readonly rules: HandshakeRules;
  /** Seats a user and category; 0 for any number. */
  readonly seatsACategory: number;
  /** Takes one handshake into account; the window to come back in, in milliseconds, when the gateway has too much to do. */
  readonly overloadWindowMs: () => number;
  /** The same for one address: how long to wait when it dialled too often. */
  readonly delayOfAddress: (address: string) => number;
  /** The same for one user, whose token was read. */
  readonly delayOfUser: (userId: string) => number;
  /** Whether `X-Forwarded-For` is set by a proxy of ours. */
  readonly trustProxy: boolean;
}
