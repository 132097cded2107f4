import type { AddressInfo } from 'node:net';
import { checkOptions } from './checkOptions.ts';
import type { GatewayOptions } from './GatewayOptions.ts';
import { createParts, type Parts } from './createParts.ts';
import { createHttpServer } from './http/createHttpServer.ts';
import { secureHeaders } from './http/secureHeaders.ts';
import { trackConnections } from './http/trackConnections.ts';
import { OptionError } from './OptionError.ts';
import { createAdmission } from './realtime/createAdmission.ts';
import { createHandshakeLimit } from './realtime/createHandshakeLimit.ts';
import { createRealtime } from './realtime/createRealtime.ts';
import { drainWindowMs } from './realtime/reconnectSpreadMs.ts';
import { announceAccounts } from './webhook/announceChanges.ts';

/** Connections that may wait to be accepted: a whole crowd comes back at once after a restart. */
const LISTEN_BACKLOG = 4096;
/** A client gives a dial up after ten seconds: an event loop that is later than half of it would take on dials in vain. */
const HALF_A_DIAL_MS = 5_000;
/** A stop waits this long for running calls and for clients to take their leave. */
const STOP_PATIENCE_MS = 4_000;

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
 * @throws OptionError when it cannot start with an option as it is: one that is missing or wrong; a port, a data
 * directory or a database that cannot be had
 */
export async function createGateway(options: GatewayOptions): Promise<Gateway> {
  checkOptions(options);
  const parts = await createParts(options);
  const app = createHttpServer(httpContext(options, parts));
  const connections = trackConnections(app.server);
  const realtime = createRealtime(app.server, realtimeContext(options, parts));
  secureHeaders(app.server);
  app.addHook('preClose', async () => {
    app.server.close();
    parts.readiness.stop();
    const links = parts.sessions.count;
    parts.log.info({ connections: links, retryWindowMs: drainWindowMs(links) }, 'gateway drains');
    realtime.drain();
    await connections.settle(STOP_PATIENCE_MS);
  });
  const close = once(() => stop(app, parts));
  const { host = '127.0.0.1', port = 0 } = options;
  await app.listen({ host, port, backlog: LISTEN_BACKLOG }).catch(async (cause: Error) => {
    await close();
    throw new OptionError('port', `cannot be listened on: ${cause.message}.`, { cause });
  });
  return { ...placeOf(app.server.address() as AddressInfo, host), close };
}

/** The same end for everybody who asks for it. */
function once(end: () => Promise<void>): () => Promise<void> {
  let ending: Promise<void> | undefined;
  return () => (ending ??= end());
}

async function stop(app: { close(): PromiseLike<unknown> }, parts: Parts): Promise<void> {
  const startedAtMs = performance.now();
  await app.close();
  await parts.close();
  const tookMs = Math.round(performance.now() - startedAtMs);
  parts.log.info({ webhooksLost: parts.webhook.waiting, tookMs }, 'gateway stopped');
}

function httpContext(options: GatewayOptions, { log, seating, ...parts }: Parts) {
  const { tokenTtlSeconds, restoreDelaySeconds = 3600, clockWindowSeconds = 300, rateLimits = true } = options;
  const tokenTtlMs = tokenTtlSeconds === undefined ? null : tokenTtlSeconds * 1000;
  const { store, tokens, clock, delivery, metrics, nonces, readiness, webhook } = parts;
  return {
    log,
    hasRateLimits: rateLimits,
    domain: {
      store,
      tokens,
      clock,
      presence: seating,
      delivery,
      tokenTtlMs,
      restoreDelayMs: restoreDelaySeconds * 1000,
      onAccountChanged: announceAccounts(webhook.announce, clock),
    },
    operations: { unreadiness: readiness.ask, metrics: () => metrics.registry.metrics() },
    onAnswered: (path: string, status: number, tookMs: number) =>
      metrics.callSeconds.observe({ path, status: String(status) }, tookMs / 1000),
    signature: {
      appKey: options.appKey,
      appSecrets: options,
      windowMs: clockWindowSeconds * 1000,
      nonces,
    },
  };
}

function realtimeContext(options: GatewayOptions, parts: Parts) {
  const { appKey, allowedOrigins, multiClient = 1, trustProxy = false } = options;
  const { clock, loopDelay } = parts;
  const {
    handshakesPerIp,
    handshakesPerUser,
    handshakesPerSecond: perSecond,
    overloadDelayMs = HALF_A_DIAL_MS,
  } = options;
  return {
    ...parts,
    trustProxy,
    rules: { appKey, allowedOrigins },
    seatsACategory: multiClient,
    overloadWindowMs: createAdmission({ perSecond, latestMs: overloadDelayMs, loopDelay, clock }),
    delayOfAddress: createHandshakeLimit(handshakesPerIp, clock),
    delayOfUser: createHandshakeLimit(handshakesPerUser, clock),
  };
}

function placeOf({ port }: AddressInfo, host: string): Pick<Gateway, 'url' | 'port'> {
  return { url: `http://${host.includes(':') ? `[${host}]` : host}:${port}`, port };
}
