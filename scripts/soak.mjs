import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { seededRandom } from '@nexconn-kit/core/testing';
import { onStop } from './run.mjs';
import { checkPeace } from './soak/checkPeace.mjs';
import { createMemoryLog } from './soak/memoryLog.mjs';
import { MISHAPS, pick } from './soak/mishaps.mjs';
import { openWorld } from './soak/openWorld.mjs';
import { printOffences, printSummary } from './soak/printSummary.mjs';

/** On the average; with more engines things happen more often. */
const MISHAP_EVERY_MS = 10_000;

function readOptions() {
  const { values } = parseArgs({
    options: {
      minutes: { type: 'string', default: '10' },
      engines: { type: 'string', default: '200' },
      seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    },
  });
  const options = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, Number(value)]));
  const isSane = options.minutes > 0 && options.engines >= 20 && Number.isInteger(options.engines + options.seed);
  if (!isSane) throw new Error('Use --minutes above 0, --engines of at least 20, and a whole --seed.');
  return options;
}

/** Lets things happen until the time is over, or until something went wrong. */
async function makeTrouble(world, { minutes, engines }, isOver) {
  const { random, members, run } = world;
  const happened = new Map();
  for (const { acts } of members) run(acts.connect);
  const endMs = performance.now() + minutes * 60_000;
  while (performance.now() < endMs && !isOver()) {
    await wait((-Math.log(1 - random()) * MISHAP_EVERY_MS) / engines);
    const what = pick(random, MISHAPS).happen(world);
    happened.set(what, (happened.get(what) ?? 0) + 1);
  }
  return happened;
}

async function soak(options, dataDir) {
  const offences = [];
  const accuse = (offence) => void offences.push({ ...offence, story: [...offence.story] });
  process.on('unhandledRejection', (error) =>
    accuse({ name: 'this process', what: `an unhandled rejection: ${error?.stack}`, story: [] }),
  );
  const world = await openWorld({ engines: options.engines, random: seededRandom(options.seed), dataDir, accuse });
  const memory = createMemoryLog(world.gateway);
  const happened = await makeTrouble(world, options, () => offences.length > 0);
  await world.makePeace();
  const peace = await checkPeace(world, accuse);
  memory.stop();
  printSummary({ options, happened, peace, members: world.members, memory: memory.readings });
  await world.close();
  return offences;
}

const options = readOptions();
const dataDir = mkdtempSync(join(tmpdir(), 'nexconn-soak-'));
const end = (code) => {
  rmSync(dataDir, { recursive: true, force: true });
  process.exit(code);
};
onStop(() => end(1));
console.log(`${options.engines} engines for ${options.minutes} minutes, --seed ${options.seed}`);
const offences = await soak(options, dataDir);
printOffences(offences);
end(offences.length === 0 ? 0 : 1);
