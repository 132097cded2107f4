import type { FastifyBaseLogger } from 'fastify';
import { pino } from 'pino';
import type { Clock } from './clock.ts';
import type { DomainContext } from './domain/context.ts';
import { createTokens } from './domain/tokens.ts';
import { createHttpServer } from './http/createHttpServer.ts';
import { createNonceMemory } from './http/nonceMemory.ts';
import { createAddressLimit } from './realtime/createAddressLimit.ts';
import type { RealtimeContext } from './realtime/context.ts';
import { createRealtime } from './realtime/createRealtime.ts';
import { createSessions } from './realtime/sessions.ts';
import { openStore } from './store/openStore.ts';
import { systemClock } from './systemClock.ts';

/** Connections that may wait to be accepted: a whole crowd comes back at once after a restart. */
const LISTEN_BACKLOG = 4096;
/** At 1,000 calls a second it covers the clock window on both sides; about 60 MB when full. */
const REMEMBERED_NONCES = 600_000;

export interface GatewayOptions {
  readonly appKey: string;
  readonly appSecret: string;
  /** The App Secret before a rotation; its tokens and signatures are accepted as well. */
  readonly previousAppSecret?: string | undefined;
  /** Address to listen on; `127.0.0.1` unless given. */
  readonly host?: string | undefined;
  /** 0, the default, takes any free port. */
  readonly port?: number | undefined;
  /** Where the embedded database lives; made when missing, used by one process at a time. `':memory:'`: nowhere. */
  readonly dataDir: string;
  /** Lifetime of an access token in seconds; absent: no end. */
  readonly tokenTtlSeconds?: number | undefined;
  /** Page origins that may connect; absent: all. */
  readonly allowedOrigins?: readonly string[] | undefined;
  /** Seats a user and category, 1 unless given; 0 for any number. */
  readonly multiClient?: number | undefined;
  /** Whether the Server API's rates are enforced; true unless given. */
  readonly rateLimits?: boolean | undefined;
  /** Handshakes a minute from one address; absent: any number. */
  readonly handshakesPerIp?: number | undefined;
  /** How long a deactivated user cannot be restored, in seconds; 3600 unless given. */
  readonly restoreDelaySeconds?: number | undefined;
  /** How far a call's timestamp may be off, in seconds; 300 unless given; 0 checks neither timestamp nor nonce. */
  readonly clockWindowSeconds?: number | undefined;
  /** Whether a proxy of ours sets `X-Forwarded-For`; false unless given. */
  readonly trustProxy?: boolean | undefined;
  /** Takes the log lines; by default JSON lines on standard output. */
  readonly logger?: FastifyBaseLogger | undefined;
  /** `info` unless given; of no effect beside `logger`. */
  readonly logLevel?: 'silent' | 'error' | 'warn' | 'info' | 'debug' | undefined;
  readonly clock?: Clock | undefined;
}

export interface Gateway {
  /** Where clients and app servers find it, without a trailing slash. */
  readonly url: string;
  readonly port: number;
  /** Tells clients when to come back, ends their links, lets running calls finish, and closes the store. */
  close(): Promise<void>;
}

/**
 * Starts a gateway; resolves once it serves.
 *
 * @throws Error when the port or the data directory cannot be had
 */
export async function createGateway(options: GatewayOptions): Promise<Gateway> {
  const { host = '127.0.0.1', port = 0, clock = systemClock, trustProxy = false } = options;
  const log = options.logger ?? pino({ level: options.logLevel ?? 'info' });
  const store = await openStore(options.dataDir);
  const tokens = createTokens(options);
  const sessions = createSessions(clock);
  const shared = { store, tokens, clock, log, trustProxy };
  const domain: DomainContext = { ...shared, presence: sessions, ...domainSettings(options) };
  const app = createHttpServer({ ...shared, domain, signature: signatureRules(options), hasRateLimits: options.rateLimits ?? true });
  const realtime = createRealtime(app.server, realtimeContext(options, { ...shared, sessions }));
  app.addHook('preClose', () => realtime.drain());
  try {
    await app.listen({ host, port, backlog: LISTEN_BACKLOG });
  } catch (error) {
    await store.close();
    throw error;
  }
  return {
    ...addressOf(app.server.address(), host),
    async close() {
      await app.close();
      await store.close();
    },
  };
}

function domainSettings({ tokenTtlSeconds, restoreDelaySeconds = 3600 }: GatewayOptions) {
  return { tokenTtlMs: tokenTtlSeconds === undefined ? null : tokenTtlSeconds * 1000, restoreDelayMs: restoreDelaySeconds * 1000 };
}

function signatureRules({ appKey, appSecret, previousAppSecret, clockWindowSeconds = 300 }: GatewayOptions) {
  const appSecrets = previousAppSecret === undefined ? [appSecret] : [appSecret, previousAppSecret];
  return { appKey, appSecrets, windowMs: clockWindowSeconds * 1000, nonces: createNonceMemory(REMEMBERED_NONCES) };
}

type SharedParts = Pick<RealtimeContext, 'store' | 'tokens' | 'sessions' | 'clock' | 'log' | 'trustProxy'>;

function realtimeContext({ appKey, allowedOrigins, multiClient = 1, handshakesPerIp }: GatewayOptions, parts: SharedParts): RealtimeContext {
  return {
    ...parts,
    rules: { appKey, allowedOrigins },
    seatsACategory: multiClient,
    delayOfAddress: createAddressLimit(handshakesPerIp, parts.clock),
  };
}

function addressOf(address: ReturnType<import('node:net').Server['address']>, host: string): Pick<Gateway, 'url' | 'port'> {
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return { url: `http://${host.includes(':') ? `[${host}]` : host}:${port}`, port };
}
