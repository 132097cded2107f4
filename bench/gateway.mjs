import { setTimeout as wait } from 'node:timers/promises';
import { startProcess } from './load/orders.mjs';
import { printTable } from './table.mjs';

const CROWD = 5_000;
const ROUNDS = 3;
const STEADY_A_SECOND = 500;
const STEADY_SECONDS = 20;
const HEARTBEAT_CROWD = 10_000;
const HEARTBEAT_WATCH_MS = 30_000;
const WARM_UP = 500;

const median = (samples) => samples.toSorted((one, other) => one - other)[Math.floor(samples.length / 2)];
const p99 = (samples) => samples.toSorted((one, other) => one - other)[Math.floor(samples.length * 0.99)];

/** A server of a kind and a crowd, each in processes of their own, for as long as `work` takes. */
async function withServer(kind, users, work) {
  const server = await startProcess('serve.mjs', [kind]);
  const crowd = await startProcess('clients.mjs');
  try {
    return await work({ server, crowd, ...(await server.ask('open', { users })) });
  } finally {
    await Promise.all([server.stop(), crowd.stop()]);
  }
}

/** One round: a storm of dials, and what the links then weigh. */
const stormOnce = (kind) =>
  withServer(kind, CROWD, async ({ server, crowd, port, tokens }) => {
    // Code that never ran is slow, and the first links make the server's own tables.
    await crowd.ask('storm', { port, tokens: tokens.slice(0, WARM_UP) });
    await crowd.ask('leave');
    const emptyBytes = await server.ask('memory');
    const { tookMs } = await crowd.ask('storm', { port, tokens });
    await wait(2_000);
    const bytesALink = ((await server.ask('memory')) - emptyBytes) / CROWD;
    return { aSecond: (CROWD * 1000) / tookMs, bytesALink, redials: await crowd.ask('redials') };
  });

const steady = () =>
  withServer('gateway', STEADY_A_SECOND * STEADY_SECONDS, async ({ server, crowd, port, tokens }) => {
    await crowd.ask('storm', { port, tokens: tokens.slice(0, WARM_UP) });
    await crowd.ask('leave');
    await server.ask('watchDelay');
    const { dialsMs } = await crowd.ask('steady', { port, tokens, aSecond: STEADY_A_SECOND });
    return { p50Ms: median(dialsMs), p99Ms: p99(dialsMs), delayMs: (await server.ask('delay')).p99Ms };
  });

const heartbeats = () =>
  withServer('gateway', HEARTBEAT_CROWD, async ({ server, crowd, port, tokens }) => {
    for (let from = 0; from < HEARTBEAT_CROWD; from += 1000) {
      await crowd.ask('storm', { port, tokens: tokens.slice(from, from + 1000), from });
    }
    await wait(2_000);
    await server.ask('watchDelay');
    await wait(HEARTBEAT_WATCH_MS);
    return { ...(await server.ask('delay')), links: await crowd.ask('count') };
  });

/** The gateway beside a bare Socket.IO server that checks the same tokens, taking turns. */
export async function benchGateway() {
  const rounds = { bare: [], gateway: [] };
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const kind of Object.keys(rounds)) rounds[kind].push(await stormOnce(kind));
  }
  const of = (kind, figure) => median(rounds[kind].map((round) => round[figure]));
  const handshakes = await steady();
  const beats = await heartbeats();
  const kib = (bytes) => `${(bytes / 1024).toFixed(1)} KiB`;
  const ms = (figure) => `${figure.toFixed(1)} ms`;
  return printTable(`The gateway beside bare Socket.IO, ${CROWD} clients, the middle of ${ROUNDS} rounds`, [
    { what: 'memory a link, bare', value: kib(of('bare', 'bytesALink')) },
    { what: 'memory a link, gateway', value: kib(of('gateway', 'bytesALink')) },
    {
      what: 'memory a link, gateway / bare',
      value: (of('gateway', 'bytesALink') / of('bare', 'bytesALink')).toFixed(2),
      bound: 1.25,
    },
    { what: 'storm, bare', value: `${of('bare', 'aSecond').toFixed(0)} a second` },
    { what: 'storm, gateway', value: `${of('gateway', 'aSecond').toFixed(0)} a second` },
    {
      what: 'storm, gateway / bare',
      value: (of('gateway', 'aSecond') / of('bare', 'aSecond')).toFixed(2),
      least: 0.8,
    },
    // Only a machine that is busy with something else makes any.
    {
      what: 'dials that were put off or broke, bare and gateway',
      value: `${of('bare', 'redials')}, ${of('gateway', 'redials')}`,
    },
    { what: `handshake at ${STEADY_A_SECOND} a second, p50`, value: ms(handshakes.p50Ms) },
    { what: `handshake at ${STEADY_A_SECOND} a second, p99`, value: ms(handshakes.p99Ms), bound: 250 },
    { what: 'event loop meanwhile, p99', value: ms(handshakes.delayMs) },
    { what: 'links with heartbeats', value: String(beats.links), least: HEARTBEAT_CROWD },
    { what: 'event loop with them, p50', value: ms(beats.p50Ms) },
    { what: 'event loop with them, p99', value: ms(beats.p99Ms), bound: 50 },
  ]);
}
