import { randomUUID } from 'node:crypto';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as wait } from 'node:timers/promises';
import { createNexconnEngine } from '@nexconn-kit/core';
import { createFaultProxy } from '@nexconn-kit/core/testing/node';
import { io } from 'socket.io-client';
import { bareHandshake } from './bareHandshake.mjs';
import { APP, openBenchGateway } from './benchGateway.mjs';
import { printTable, quantiles } from './table.mjs';

// The library's waits have two humps, and its median lies between them: few samples would make it a matter of luck.
// Groups suffer one after the other, because many handshakes in one moment would measure this process.
const GROUPS = 5;
const GROUPS_APART_MS = 2_800;
const CLIENTS = 25;
const ROUNDS = 12;
const OUTAGE_MS = 3_000;
/** Longer than the stable uptime after which our engine forgets its count; the library forgets at once. */
const CALM_MS = 6_000;

/** One engine; `onUp` hears of every connection. */
async function startEngine(gatewayUrl, token, onUp) {
  const engine = createNexconnEngine({ appKey: APP.appKey, gatewayUrl });
  engine.addConnectionStatusHandler('bench', ({ status }) => status === 0 && onUp());
  await engine.connect({ token });
  return () => engine.destroy();
}

/** The client library as it comes, except that the gateway speaks WebSocket only; with the same handshake. */
async function startBare(gatewayUrl, token, onUp) {
  const clientId = randomUUID();
  let dialNumber = 0;
  const auth = (give) => give(bareHandshake(token, clientId, (dialNumber += 1)));
  const socket = io(gatewayUrl, { transports: ['websocket'], forceNew: true, auth });
  await new Promise((resolve) => socket.on('connect', onUp).once('connect', resolve));
  return () => socket.disconnect();
}

const WAYS = { engine: startEngine, bare: startBare };

/** Clients of both kinds on one front, and how to hear when each of them is up. */
async function startClients(gateway, front, group) {
  const ups = new Set();
  const stops = [];
  for (let number = 0; number < CLIENTS; number += 1) {
    for (const [kind, start] of Object.entries(WAYS)) {
      const token = await gateway.tokenOf(`${kind}-${group}-${number}`);
      stops.push(await start(front.url, token, () => ups.forEach((hear) => hear(kind))));
    }
  }
  return { ups, stop: () => Promise.all(stops.map((stop) => stop())) };
}

/** One outage: from the moment somebody listens again to each client's connection, milliseconds. */
async function suffer(front, ups) {
  const backMs = { engine: [], bare: [] };
  await front.setFault({ type: 'refuse' });
  await wait(OUTAGE_MS);
  await front.setFault({ type: 'pass' });
  const returnedAt = performance.now();
  await new Promise((resolve) => {
    let missing = 2 * CLIENTS;
    const hear = (kind) => {
      backMs[kind].push(performance.now() - returnedAt);
      missing -= 1;
      if (missing > 0) return;
      ups.delete(hear);
      resolve();
    };
    ups.add(hear);
  });
  return backMs;
}

/** One group's outages, into `samples`. */
async function sufferOften(gateway, group, samples) {
  await wait(group * GROUPS_APART_MS);
  const front = await createFaultProxy(gateway.url);
  const { ups, stop } = await startClients(gateway, front, group);
  for (let round = 0; round < ROUNDS; round += 1) {
    await wait(CALM_MS);
    const backMs = await suffer(front, ups);
    for (const kind of Object.keys(samples)) samples[kind].push(...backMs[kind]);
  }
  await stop();
  await front.close();
}

export async function benchOutage() {
  const gateway = await openBenchGateway();
  const samples = { engine: [], bare: [] };
  const pauses = monitorEventLoopDelay();
  pauses.enable();
  await Promise.all(Array.from({ length: GROUPS }, (_, group) => sufferOften(gateway, group, samples)));
  await gateway.close();
  const engine = quantiles(samples.engine);
  const bare = quantiles(samples.bare);
  const pauseMs = pauses.percentile(99.9) / 1e6;
  const seconds = (ms) => `${(ms / 1_000).toFixed(2)} s`;
  return printTable(
    `From a gateway's return after ${OUTAGE_MS / 1_000} s to Connected, ${samples.bare.length} samples each`,
    [
      { what: 'socket.io-client as it comes, p50', value: seconds(bare.p50) },
      { what: 'engine, p50', value: seconds(engine.p50) },
      { what: 'engine / socket.io-client, p50', value: (engine.p50 / bare.p50).toFixed(3), bound: 0.4 },
      { what: 'socket.io-client as it comes, p90', value: seconds(bare.p90) },
      { what: 'engine, p90', value: seconds(engine.p90) },
      { what: 'engine / socket.io-client, p90', value: (engine.p90 / bare.p90).toFixed(3), bound: 0.35 },
      // Both suffer from it alike; with more than some 100 ms the figures are the machine's.
      { what: 'pauses of this process, p99.9', value: `${pauseMs.toFixed(0)} ms` },
    ],
  );
}
