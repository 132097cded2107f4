import { createRunner } from '../packages/core/dist/createRunner.js';
import { transition } from '../packages/core/dist/machine/transition.js';
import { printTable, quantiles } from './table.mjs';

const EVENTS = 500_000;
const ROUNDS = 9;

/** A connection that comes, is lost, fails to come back, comes back, and proves stable; again and again. */
const LIFE = [
  'sessionAnswered',
  'storeSettled',
  'stayedUp',
  'linkLost',
  'retryDue',
  'linkLost',
  'retryDue',
  'tokenRefused',
  'tokenObtained',
];

/** What the same life would cost if it were written out as branches, with nothing started and nothing told. */
function reduce({ phase, attempt }, event) {
  switch (event) {
    case 'sessionAnswered':
      return phase === 'dialing' ? { phase: 'opening', attempt } : null;
    case 'storeSettled':
      return phase === 'opening' ? { phase: 'online', attempt } : null;
    case 'stayedUp':
      return phase === 'online' ? { phase, attempt: 0 } : null;
    case 'linkLost':
      return phase === 'suspended' ? null : { phase: 'suspended', attempt: attempt + 1 };
    case 'retryDue':
      return phase === 'suspended' ? { phase: 'dialing', attempt } : null;
    case 'tokenRefused':
      return phase === 'suspended' ? null : { phase: 'asking', attempt };
    case 'tokenObtained':
      return phase === 'asking' ? { phase: 'dialing', attempt } : null;
    default:
      return null;
  }
}

/** Processor time and not the clock's: what else runs on the machine does not count. */
function spentMs() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
}

/** Events a second; `tell` answers false for an event that led nowhere. */
function speedOf(tell) {
  const startedAtMs = spentMs();
  for (let count = 0; count < EVENTS; count += 1) {
    if (!tell(LIFE[count % LIFE.length])) throw new Error(`${LIFE[count % LIFE.length]} led nowhere.`);
  }
  return (EVENTS * 1_000) / (spentMs() - startedAtMs);
}

const DIALING = { phase: 'dialing', attempt: 0 };

function createReducer() {
  let state = DIALING;
  return (event) => (state = reduce(state, event) ?? false);
}

function createPure() {
  let state = DIALING;
  return (event) => (state = transition(state, event)?.state ?? false);
}

/** The whole runner, with activities that do nothing but start and stop. */
function createRunning() {
  let steps = 0;
  let seen = 1;
  const nothing = () => {};
  const emit = createRunner(
    () => nothing,
    () => (steps += 1),
  );
  emit('connectRequested');
  return (event) => {
    emit(event);
    seen += 1;
    return steps === seen;
  };
}

const WAYS = { reducer: createReducer, pure: createPure, running: createRunning };

export async function benchTransitions() {
  const speeds = { reducer: [], pure: [], running: [] };
  // The first round only warms up.
  for (let round = 0; round <= ROUNDS; round += 1) {
    for (const [name, create] of Object.entries(WAYS)) {
      const speed = speedOf(create());
      if (round > 0) speeds[name].push(speed);
    }
  }
  const median = (name) => quantiles(speeds[name]).p50;
  const millions = (speed) => `${(speed / 1_000_000).toFixed(2)} million/s`;
  return printTable('Events of the connection machine, by processor time', [
    { what: 'branches written out, nothing else', value: millions(median('reducer')) },
    { what: 'transition', value: millions(median('pure')) },
    { what: 'transition with the runner', value: millions(median('running')), least: 1 },
    { what: 'branches / transition with the runner', value: (median('reducer') / median('running')).toFixed(1) },
  ]);
}
