import type { FastifyBaseLogger } from 'fastify';
import { pino } from 'pino';
import type { Clock } from './clock.ts';
import { type Cluster, type ClusterContext, createCluster } from './cluster/createCluster.ts';
import { createTokens } from './domain/tokens.ts';
import type { GatewayOptions } from './GatewayOptions.ts';
import { createNonceMemory } from './http/nonceMemory.ts';
import { keepRetention } from './keepRetention.ts';
import { createDelivery, createNudge } from './messaging/createDelivery.ts';
import { createMessaging } from './messaging/createMessaging.ts';
import { Feeds } from './messaging/Feeds.ts';
import { countSessions, countWebhook } from './metrics/countEvents.ts';
import { createMetrics, type Metrics } from './metrics/createMetrics.ts';
import { watchLoopDelay } from './metrics/watchLoopDelay.ts';
import { createReadiness } from './readiness.ts';
import { createLocalSeating } from './realtime/createLocalSeating.ts';
import { createSessions } from './realtime/sessions.ts';
import { openStore } from './store/openStore.ts';
import { systemClock } from './systemClock.ts';
import { announceSessions } from './webhook/announceChanges.ts';
import { createWebhook, NO_WEBHOOK, type Webhook } from './webhook/createWebhook.ts';

/** At 1,000 calls a second it covers the clock window on both sides; about 60 MB when full. */
const REMEMBERED_NONCES = 600_000;
/** What is left to tell the app server when the gateway stops has to be told in this time. */
const LAST_WEBHOOKS_MS = 5_000;

export type Parts = Awaited<ReturnType<typeof createParts>>;

/** Everything that lives as long as the gateway and that more than one of its sides uses. */
export async function createParts(options: GatewayOptions) {
  const { clock = systemClock, logLevel: level = 'info', logger: log = pino({ level }) } = options;
  const store = await openStore(options, log);
  const sessions = createSessions();
  const feeds = new Feeds();
  const onNudged = createNudge({ store, feeds, clock, log });
  const nonces = createNonceMemory(REMEMBERED_NONCES);
  const cluster = await openCluster(options, { store, sessions, clock, log, onNudged, nonces });
  const delivery = createDelivery(onNudged, cluster?.nudge ?? ((): void => {}));
  const stopRetention = keepRetention({ store, clock, log }, options.retentionDays ?? 7);
  const loopDelay = watchLoopDelay();
  const metrics = createMetrics(loopDelay);
  const webhook = openWebhook(options, { clock, log, metrics });
  sessions.watch(countSessions(metrics, clock));
  sessions.watch(announceSessions(webhook.announce, clock));
  return {
    store,
    delivery,
    messaging: createMessaging({ store, delivery, clock, feeds, log }),
    clock,
    log,
    loopDelay,
    metrics,
    webhook,
    sessions,
    seating: cluster?.seating ?? createLocalSeating(sessions, clock),
    nonces: cluster?.nonces ?? nonces,
    tokens: createTokens(options),
    readiness: createReadiness(store, cluster?.unreadiness),
    async close() {
      loopDelay.stop();
      await webhook.close(LAST_WEBHOOKS_MS);
      await stopRetention();
      await cluster?.close();
      await store.close();
    },
  };
}

async function openCluster(
  { redisUrl, appKey, multiClient = 1 }: GatewayOptions,
  parts: Pick<ClusterContext, 'store' | 'sessions' | 'clock' | 'log' | 'onNudged' | 'nonces'>,
): Promise<Cluster | undefined> {
  if (redisUrl === undefined) return undefined;
  try {
    return await createCluster(redisUrl, { ...parts, appKey, seatsACategory: multiClient });
  } catch (error) {
    await parts.store.close();
    throw error;
  }
}

interface WebhookParts {
  readonly clock: Clock;
  readonly log: FastifyBaseLogger;
  readonly metrics: Metrics;
}

function openWebhook(options: GatewayOptions, { metrics, ...parts }: WebhookParts): Webhook {
  const { webhookUrl: url, appKey, appSecret } = options;
  if (url === undefined) return NO_WEBHOOK;
  const webhook = createWebhook({ ...parts, url, keys: { appKey, appSecret }, watcher: countWebhook(metrics) });
  metrics.webhookWaiting.read = () => webhook.waiting;
  return webhook;
}
