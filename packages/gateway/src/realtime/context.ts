import type { FastifyBaseLogger } from 'fastify';
import type { Clock } from '../clock.ts';
import type { Store } from '../domain/store.ts';
import type { Tokens } from '../domain/tokens.ts';
import type { KickTimes } from './kickTimes.ts';
import type { HandshakeRules } from './readHandshake.ts';
import type { Sessions } from './sessions.ts';

/** What the links work with. */
export interface RealtimeContext {
  readonly store: Store;
  readonly tokens: Tokens;
  readonly sessions: Sessions;
  readonly kickTimes: KickTimes;
  readonly clock: Clock;
  readonly log: FastifyBaseLogger;
  readonly rules: HandshakeRules;
  /** Seats a user and category; 0 for any number. */
  readonly seatsACategory: number;
  /** Takes one handshake of an address into account; how long to wait, in milliseconds, when there were too many. */
  readonly delayOfAddress: (address: string) => number;
  /** Whether `X-Forwarded-For` is set by a proxy of ours. */
  readonly trustProxy: boolean;
}
