import { createNexconnEngine } from '@nexconn-kit/core';
import { io } from 'socket.io-client';
import { APP } from './benchGateway.mjs';
import { startProcess } from './load/orders.mjs';
import { catchUp } from './messages/catchUp.mjs';
import { pipeline } from './messages/pipeline.mjs';
import { printTable, quantiles } from './table.mjs';

const SENDS = { warmUp: 200, measured: 600 };
const PIPELINE = { senders: 8, atOnce: 64, warmUpMs: 2_000, measuredMs: 4_000 };
const MISSED = 10_000;
const CATCH_UPS = 5;
const TO_BOB = { type: 'direct', id: 'bob' };

async function timed(work) {
  const startedAt = performance.now();
  await work();
  return performance.now() - startedAt;
}

/** One message after another, ours and the bare one in turn, so that both meet the same machine. */
async function timeSends(engine, socket) {
  const samples = { kit: [], bare: [] };
  for (let turn = -SENDS.warmUp; turn < SENDS.measured; turn += 1) {
    const text = `message ${turn}`;
    const kit = await timed(async () => {
      const result = await engine.sendMessage(TO_BOB, { text });
      if (!result.isOk) throw result.error;
    });
    const bare = await timed(() => socket.emitWithAck('send', { channel: TO_BOB, content: text }));
    if (turn < 0) continue;
    samples.kit.push(kit);
    samples.bare.push(bare);
  }
  return { kit: quantiles(samples.kit), bare: quantiles(samples.bare) };
}

async function openEngine(gatewayUrl, userId, token) {
  const engine = createNexconnEngine({ appKey: APP.appKey, gatewayUrl });
  const result = await engine.connect({ token, userId });
  if (!result.isOk) throw result.error;
  return engine;
}

async function openBare(url) {
  const socket = io(url, { transports: ['websocket'], reconnection: false });
  await new Promise((resolve, reject) => socket.once('connect', resolve).once('connect_error', reject));
  return socket;
}

/** Ada writes to bob until he missed enough. @returns the last that she wrote */
async function fillInbox(engine, already) {
  let last = '';
  for (let sent = already; sent < MISSED;) {
    const texts = Array.from({ length: Math.min(500, MISSED - sent) }, (_, index) => `missed ${sent + index}`);
    await Promise.all(texts.map((text) => engine.sendMessage(TO_BOB, { text })));
    sent += texts.length;
    last = texts.at(-1);
  }
  return last;
}

function print({ sends, runs, perSecond }) {
  const ms = (value) => `${value.toFixed(2)} ms`;
  const middle = (name) => quantiles(runs.map((run) => run[name])).p50;
  const { senders, atOnce } = PIPELINE;
  const caughtUp = `${MISSED} missed messages into IndexedDB and React, median of ${CATCH_UPS}`;
  return printTable('messages, embedded store, every commit synced to the disk', [
    { what: 'bare Socket.IO, acknowledged and not stored, p50', value: ms(sends.bare.p50) },
    { what: 'sendMessage, stored, p50', value: ms(sends.kit.p50) },
    { what: 'ratio', value: (sends.kit.p50 / sends.bare.p50).toFixed(2), bound: 6 },
    { what: 'sendMessage p90', value: ms(sends.kit.p90) },
    { what: `stored a second, ${senders} senders, ${atOnce} at once each`, value: Math.round(perSecond), least: 5_000 },
    { what: caughtUp, value: ms(middle('tookMs')), bound: 2_000 },
    { what: 'of that, the longest task', value: ms(middle('longestMs')), bound: 100 },
    { what: 'bare IndexedDB, the same rows', value: ms(middle('bareMs')) },
    { what: 'ratio', value: (middle('tookMs') / middle('bareMs')).toFixed(2) },
    { what: 'renders for it', value: middle('renders') },
  ]);
}

/** Messages from end to end: gateway and bare server in processes of their own, the embedded store on this disk. */
export async function benchMessages() {
  const [gateway, bare] = [await startProcess('../messages/gateway.mjs'), await startProcess('../messages/bare.mjs')];
  try {
    const { url } = await gateway.ask('open');
    const tokenOf = async (userId) => (await gateway.ask('issue', { userId })).accessToken;
    const engine = await openEngine(url, 'ada', await tokenOf('ada'));
    const socket = await openBare((await bare.ask('open')).url);
    const sends = await timeSends(engine, socket);
    socket.disconnect();
    const last = await fillInbox(engine, SENDS.warmUp + SENDS.measured);
    await engine.destroy();
    const token = await tokenOf('bob');
    const runs = await catchUp({ gatewayUrl: url, token, count: MISSED, last, rounds: CATCH_UPS });
    const tokens = await Promise.all(
      Array.from({ length: PIPELINE.senders }, (_, number) => tokenOf(`from-${number}`)),
    );
    const perSecond = await pipeline(url, tokens, PIPELINE);
    return print({ sends, runs, perSecond });
  } finally {
    await gateway.stop();
    await bare.stop();
  }
}
