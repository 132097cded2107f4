import { fork } from 'node:child_process';
import { on, once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { createNexconnEngine } from '@nexconn-kit/core';
import { createFakeEngine } from '@nexconn-kit/core/testing';
import { createFaultProxy } from '@nexconn-kit/core/testing/node';
import { PING_INTERVAL_MS } from '@nexconn-kit/protocol';
import { APP, openBenchGateway } from './benchGateway.mjs';
import { printTable } from './table.mjs';

/** Nothing passes either way, and nothing is closed. */
const SILENCE = { type: 'blackHole', direction: 'both' };
const ENGINES = 40;
const SLEEP_MS = 10_000;
/** A whole number of pings, about a minute. */
const IDLE_MS = 8 * PING_INTERVAL_MS;

/** Seconds until each of many links finds out that its front fell silent, at every point between two pings. */
async function timeSilence(gateway) {
  const front = await createFaultProxy(gateway.url);
  const engines = [];
  for (let number = 0; number < ENGINES; number += 1) {
    const engine = createNexconnEngine({ appKey: APP.appKey, gatewayUrl: front.url });
    await engine.connect({ token: await gateway.tokenOf(`silent-${number}`) });
    engines.push(engine);
    await wait(PING_INTERVAL_MS / ENGINES);
  }
  await front.setFault(SILENCE);
  const silentSince = performance.now();
  const found = engines.map(
    (engine) =>
      new Promise((resolve) => {
        engine.addConnectionStatusHandler('bench', () => resolve((performance.now() - silentSince) / 1_000));
      }),
  );
  const seconds = await Promise.all(found);
  await Promise.all(engines.map((engine) => engine.destroy()));
  await front.close();
  return seconds;
}

/** The same after a sleep: a process is stopped, its front falls silent, and the process goes on. */
async function timeWake(gateway) {
  const front = await createFaultProxy(gateway.url);
  const tokens = [];
  for (let number = 0; number < ENGINES; number += 1) tokens.push(await gateway.tokenOf(`asleep-${number}`));
  const sleeper = fork(new URL('sleeper.mjs', import.meta.url));
  try {
    sleeper.send({ ...APP, gatewayUrl: front.url, tokens });
    await once(sleeper, 'message');
    await wait(1_000);
    sleeper.kill('SIGSTOP');
    await front.setFault(SILENCE);
    await wait(SLEEP_MS);
    sleeper.kill('SIGCONT');
    return await timeLosses(sleeper);
  } finally {
    sleeper.kill('SIGKILL');
    await front.close();
  }
}

/** Seconds until each engine of the process that was just woken tells of its loss. */
async function timeLosses(sleeper) {
  const wokenAt = performance.now();
  const seconds = [];
  const losses = on(sleeper, 'message');
  while (seconds.length < ENGINES) {
    await losses.next();
    seconds.push((performance.now() - wokenAt) / 1_000);
  }
  return seconds;
}

/** On a clock of our own: the page says that it is visible again, or somebody's clock jumped, at any point of a second. */
async function timeSignal(wake) {
  const seconds = [];
  for (let offsetMs = 0; offsetMs < 1_000; offsetMs += 50) {
    const { engine, clock, transport, surroundings } = createFakeEngine();
    void engine.connect({ token: 'token' });
    await clock.advance(0);
    transport.last().accept();
    await clock.advance(10_000 + offsetMs);
    wake({ clock, surroundings });
    const wokenAt = clock.monotonic();
    while (engine.getConnectionStatus() === 0) await clock.advance(10);
    seconds.push((clock.monotonic() - wokenAt) / 1_000);
    await engine.destroy();
  }
  return seconds;
}

/** Bytes a minute on a link on which nobody says anything, both ways, WebSocket's framing included. */
async function countIdle(gateway) {
  const front = await createFaultProxy(gateway.url);
  const engine = createNexconnEngine({ appKey: APP.appKey, gatewayUrl: front.url });
  await engine.connect({ token: await gateway.tokenOf('idle') });
  await wait(PING_INTERVAL_MS / 2);
  const before = front.bytes;
  await wait(IDLE_MS);
  const bytes = front.bytes - before;
  if (engine.getConnectionStatus() !== 0) throw new Error('The idle link was lost.');
  await engine.destroy();
  await front.close();
  return (bytes * 60_000) / IDLE_MS;
}

export async function benchDeadLink() {
  const gateway = await openBenchGateway();
  try {
    const [silence, wake, idleBytes] = await Promise.all([timeSilence(gateway), timeWake(gateway), countIdle(gateway)]);
    const shown = await timeSignal(({ surroundings }) => surroundings.signal('awake'));
    const jumped = await timeSignal(({ clock }) => clock.setWallClock(clock.now() + 3_600_000));
    const longest = (seconds) => `${Math.max(...seconds).toFixed(2)} s`;
    return printTable(`A dead link, the slowest of ${ENGINES} engines to find it`, [
      { what: 'visible page, real sockets that fall silent', value: longest(silence), bound: 20 },
      { what: `after ${SLEEP_MS / 1_000} s of real sleep`, value: longest(wake), bound: 3 },
      { what: 'after a signal of the page, simulated clock', value: longest(shown), bound: 3 },
      { what: 'after a jump of the wall clock, simulated clock', value: longest(jumped), bound: 3 },
      {
        what: 'idle link, both ways, without TCP/IP headers',
        value: `${idleBytes.toFixed(0)} bytes/min`,
        bound: 1_000,
      },
    ]);
  } finally {
    await gateway.close();
  }
}
