import type { FastifyBaseLogger } from 'fastify';
import type { Clock } from './clock.ts';

/** Least talkative first. */
export const LOG_LEVELS = ['silent', 'error', 'warn', 'info', 'debug', 'trace'] as const;

export interface GatewayOptions {
  readonly appKey: string;
  readonly appSecret: string;
  /** The App Secret before a rotation; its tokens and signatures are accepted as well. Absent: they are void at once. */
  readonly previousAppSecret?: string | undefined;
  /** When the previous App Secret stops to be accepted, Unix milliseconds; absent: when the option is taken away. */
  readonly previousAppSecretUntilMs?: number | undefined;
  /** Address to listen on; `127.0.0.1` unless given. */
  readonly host?: string | undefined;
  /** 0, the default, takes any free port. */
  readonly port?: number | undefined;
  /** PostgreSQL, such as `postgres://user:password@host:5432/database`; absent: the embedded database. */
  readonly databaseUrl?: string | undefined;
  /** Redis over which several gateways on one PostgreSQL agree, such as `redis://host:6379`; absent: this one is alone. */
  readonly redisUrl?: string | undefined;
  /**
   * Where the embedded database lives; made when missing, used by one process at a time. `':memory:'`: nowhere.
   * Needed unless there is a `databaseUrl`, of no effect beside one.
   */
  readonly dataDir?: string | undefined;
  /** Lifetime of an access token in seconds; absent: no end. */
  readonly tokenTtlSeconds?: number | undefined;
  /** Where users' comings, goings and accounts' ends are posted to; absent: nowhere. */
  readonly webhookUrl?: string | undefined;
  /** Page origins that may connect; absent: all. */
  readonly allowedOrigins?: readonly string[] | undefined;
  /** Seats a user and category, 1 unless given; 0 for any number. */
  readonly multiClient?: number | undefined;
  /** Whether the Server API's rates are enforced; true unless given. */
  readonly rateLimits?: boolean | undefined;
  /** Handshakes a minute from one address; absent: any number. */
  readonly handshakesPerIp?: number | undefined;
  /** Handshakes a minute of one user; absent: any number. */
  readonly handshakesPerUser?: number | undefined;
  /** Handshakes a second in all; absent: any number. */
  readonly handshakesPerSecond?: number | undefined;
  /** How late the event loop may run before dials are put off, in milliseconds; 5000 unless given; 0 never looks. */
  readonly overloadDelayMs?: number | undefined;
  /** How long a deactivated user cannot be restored, in seconds; 3600 unless given. */
  readonly restoreDelaySeconds?: number | undefined;
  /** How far a call's timestamp may be off, in seconds; 300 unless given; 0 checks neither timestamp nor nonce. */
  readonly clockWindowSeconds?: number | undefined;
  /** How long messages are kept, in days; 7 unless given. */
  readonly retentionDays?: number | undefined;
  /** Whether a proxy of ours sets `X-Forwarded-For`; false unless given. */
  readonly trustProxy?: boolean | undefined;
  /** Takes the log lines; by default JSON lines on standard output. */
  readonly logger?: FastifyBaseLogger | undefined;
  /** `info` unless given; of no effect beside `logger`. */
  readonly logLevel?: (typeof LOG_LEVELS)[number] | undefined;
  readonly clock?: Clock | undefined;
}
