import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { LoopDelay } from './watchLoopDelay.ts';
import { watchProcess } from './watchProcess.ts';

/** A gauge that is asked for its value when somebody looks. */
export interface ReadGauge {
  read: () => number;
}

/** What the gateway counts. Labels come from short lists of ours, never from a request: no ids, no tokens, no paths. */
export type Metrics = ReturnType<typeof createMetrics>;

const HANDSHAKE_BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
const WAIT_BUCKETS = [0.01, 0.1, 0.5, 1, 5, 15, 60, 300];

export function createMetrics(loopDelay: LoopDelay) {
  const registry = new Registry();
  watchProcess(registry, loopDelay);
  return {
    registry,
    ...linkMetrics(registry),
    ...kickMetrics(registry),
    ...callMetrics(registry),
    ...webhookMetrics(registry),
  };
}

function linkMetrics(registry: Registry) {
  const registers = [registry];
  const handshaking: ReadGauge = { read: () => 0 };
  return {
    handshaking,
    connections: new Gauge({
      name: 'nexconn_connections',
      help: 'Connections by status: connected, with a seat of their category; or handshaking, of none yet',
      labelNames: ['status', 'category'],
      registers,
      collect() {
        this.set({ status: 'handshaking', category: 'none' }, handshaking.read());
      },
    }),
    handshakes: new Counter({
      name: 'nexconn_handshakes_total',
      help: 'Handshakes by verdict: accepted, failed, or the code of the refusal',
      labelNames: ['verdict'],
      registers,
    }),
    handshakeSeconds: new Histogram({
      name: 'nexconn_handshake_seconds',
      help: 'From the dial to its verdict',
      buckets: HANDSHAKE_BUCKETS,
      registers,
    }),
    linksEnded: new Counter({
      name: 'nexconn_links_ended_total',
      help: 'Links that are gone: lost, signed_out, or the code of the verdict that ended them',
      labelNames: ['reason'],
      registers,
    }),
  };
}

function kickMetrics(registry: Registry) {
  const registers = [registry];
  return {
    kicks: new Counter({
      name: 'nexconn_kicks_total',
      help: 'Clients that lost their seat, by who took it: same_browser, other_client, or unknown',
      labelNames: ['category', 'reason'],
      registers,
    }),
    kickSeconds: new Histogram({
      name: 'nexconn_kick_seconds',
      help: 'From the seat that a newcomer took, on any node, to the end of the link that had it',
      buckets: HANDSHAKE_BUCKETS,
      registers,
    }),
  };
}

function callMetrics(registry: Registry) {
  return {
    callSeconds: new Histogram({
      name: 'nexconn_server_api_seconds',
      help: 'Answers of the HTTP server, by operation and status',
      labelNames: ['path', 'status'],
      buckets: HANDSHAKE_BUCKETS,
      registers: [registry],
    }),
  };
}

function webhookMetrics(registry: Registry) {
  const registers = [registry];
  return {
    webhookWaiting: readGauge(registry, 'nexconn_webhook_waiting', 'Events that wait for their first delivery'),
    webhookEvents: new Counter({
      name: 'nexconn_webhook_events_total',
      help: 'Events done with: delivered, given_up or dropped',
      labelNames: ['end'],
      registers,
    }),
    webhookWaitSeconds: new Histogram({
      name: 'nexconn_webhook_wait_seconds',
      help: 'From an event to its acknowledgement',
      buckets: WAIT_BUCKETS,
      registers,
    }),
    webhookTrySeconds: new Histogram({
      name: 'nexconn_webhook_try_seconds',
      help: 'One request to the receiver: acknowledged, refused or unanswered',
      labelNames: ['outcome'],
      buckets: HANDSHAKE_BUCKETS,
      registers,
    }),
  };
}

function readGauge(registry: Registry, name: string, help: string): ReadGauge {
  const source: ReadGauge = { read: () => 0 };
  const gauge = new Gauge({
    name,
    help,
    registers: [],
    collect() {
      this.set(source.read());
    },
  });
  registry.registerMetric(gauge);
  return source;
}
