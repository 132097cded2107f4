import { randomUUID } from 'node:crypto';
import { createNexconnEngine } from '@nexconn-kit/core';
import { createFaultProxy } from '@nexconn-kit/core/testing/node';
import { io } from 'socket.io-client';
import { bareHandshake } from './bareHandshake.mjs';
import { APP, openBenchGateway } from './benchGateway.mjs';
import { printTable, quantiles } from './table.mjs';

const ROUNDS = { loopback: 300, delayed: 40 };
const ROUND_TRIP_MS = 60;

/** From the call to the connection, in milliseconds, with our engine. */
async function timeEngine(gatewayUrl, token) {
  const engine = createNexconnEngine({ appKey: APP.appKey, gatewayUrl });
  const startedAt = performance.now();
  const { isOk } = await engine.connect({ token });
  const tookMs = performance.now() - startedAt;
  await engine.destroy();
  if (!isOk) throw new Error('The engine did not connect.');
  return tookMs;
}

/** The same with nothing but the client library and the same handshake. */
async function timeBare(gatewayUrl, token) {
  const startedAt = performance.now();
  const socket = io(gatewayUrl, {
    transports: ['websocket'],
    forceNew: true,
    reconnection: false,
    auth: bareHandshake(token, randomUUID(), 1),
  });
  await new Promise((resolve, reject) => socket.once('connect', resolve).once('connect_error', reject));
  const tookMs = performance.now() - startedAt;
  socket.disconnect();
  return tookMs;
}

/** Both in turn, each for a user of its own, so that neither finds the other's seat or a warmer machine. */
async function compare(gatewayUrl, gateway, rounds) {
  const samples = { engine: [], bare: [] };
  for (let round = -10; round < rounds; round += 1) {
    for (const [name, time] of round % 2 === 0
      ? [
          ['engine', timeEngine],
          ['bare', timeBare],
        ]
      : [
          ['bare', timeBare],
          ['engine', timeEngine],
        ]) {
      const userId = `${name}-${round + 10}`;
      const token = await gateway.tokenOf(userId);
      const tookMs = await time(gatewayUrl, token);
      if (round >= 0) samples[name].push(tookMs);
    }
  }
  return { engine: quantiles(samples.engine), bare: quantiles(samples.bare) };
}

export async function benchConnectTime() {
  const gateway = await openBenchGateway();
  const proxy = await createFaultProxy(gateway.url, { fault: { type: 'delay', ms: ROUND_TRIP_MS / 2 } });
  try {
    const near = await compare(gateway.url, gateway, ROUNDS.loopback);
    const far = await compare(proxy.url, gateway, ROUNDS.delayed);
    const ms = (value) => `${value.toFixed(2)} ms`;
    return printTable('Time from connect to Connected', [
      { what: 'loopback, bare socket.io-client, p50', value: ms(near.bare.p50) },
      { what: 'loopback, engine, p50', value: ms(near.engine.p50) },
      { what: 'loopback, engine / bare', value: (near.engine.p50 / near.bare.p50).toFixed(3), bound: 1.25 },
      {
        what: `${ROUND_TRIP_MS} ms round trip, bare, in round trips`,
        value: (far.bare.p50 / ROUND_TRIP_MS).toFixed(3),
      },
      {
        what: `${ROUND_TRIP_MS} ms round trip, engine, in round trips`,
        value: (far.engine.p50 / ROUND_TRIP_MS).toFixed(3),
        bound: 2.2,
      },
    ]);
  } finally {
    await proxy.close();
    await gateway.close();
  }
}
