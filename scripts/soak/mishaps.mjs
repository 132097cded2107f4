/** A draw from weighted entries. */
export function pick(random, entries) {
  let left = random() * entries.reduce((sum, { weight }) => sum + weight, 0);
  return entries.find(({ weight }) => (left -= weight) < 0) ?? entries.at(-1);
}

const one = (random, list) => list[Math.floor(random() * list.length)];
const between = (random, least, most) => Math.round(least + random() * (most - least));

const FAULTS = [
  { weight: 3, make: () => ({ type: 'reset' }) },
  { weight: 3, make: () => ({ type: 'end' }) },
  { weight: 3, make: () => ({ type: 'refuse' }) },
  { weight: 3, make: (random) => ({ type: 'blackHole', direction: one(random, ['up', 'down', 'both']) }) },
  { weight: 2, make: (random) => ({ type: 'delay', ms: between(random, 100, 3_000) }) },
  { weight: 2, make: (random) => ({ type: 'throttle', bytesPerSecond: between(random, 200, 20_000) }) },
  { weight: 2, make: () => ({ type: 'acceptThenSilence' }) },
  { weight: 2, make: (random) => ({ type: 'dropAfter', bytes: between(random, 0, 2_000) }) },
];
/** A dead link is found within 20 s: some faults last longer. */
const LONGEST_FAULT_MS = 25_000;

const TOKEN_TROUBLES = [
  { type: 'status', status: 500 },
  { type: 'status', status: 503, retryAfterSeconds: 2 },
  { type: 'status', status: 401 },
  { type: 'hang' },
  { type: 'slow', ms: 3_000 },
  { type: 'drop' },
  { type: 'notJson' },
  { type: 'emptyToken' },
  { type: 'garbageToken' },
  { type: 'sameTokenAgain' },
];

const ACTS = ['connect', 'connect', 'switchUser', 'resume', 'reconnectNow', 'disconnect'];

/** Whatever happens, and how often as against the rest. Each returns what to call it. */
export const MISHAPS = [
  {
    weight: 20,
    happen({ random, networks }) {
      const fault = pick(random, FAULTS).make(random);
      one(random, networks).suffer(fault, between(random, 200, LONGEST_FAULT_MS));
      return fault.type;
    },
  },
  {
    weight: 15,
    happen({ random, networks }) {
      const how = one(random, ['rst', 'fin']);
      one(random, networks).cut(how);
      return `cut ${how}`;
    },
  },
  {
    weight: 6,
    happen({ random, tokens }) {
      const how = one(random, TOKEN_TROUBLES);
      tokens.misbehave(how, between(random, 1, 8));
      return `token endpoint: ${how.status ?? how.type}`;
    },
  },
  {
    weight: 40,
    happen({ random, members, run }) {
      const act = one(random, ACTS);
      run(one(random, members).acts[act]);
      return `application: ${act}`;
    },
  },
  {
    // Applications do something about a rest; without that, all engines would come to rest in the end.
    weight: 40,
    happen({ random, members, run, isResting }) {
      const resting = members.filter(isResting);
      if (resting.length > 0) run(one(random, resting).acts[one(random, ['connect', 'resume'])]);
      return 'application: after a rest';
    },
  },
  {
    weight: 8,
    happen({ random, members, admin }) {
      const operation = one(random, Object.keys(admin));
      const { engine, users } = one(random, members);
      admin[operation](engine.getCurrentUserId() ?? users[0]);
      return `Server API: ${operation}`;
    },
  },
  {
    weight: 0.5,
    happen({ random, restartGateway }) {
      const signal = random() < 0.7 ? 'SIGKILL' : 'SIGTERM';
      restartGateway(signal, between(random, 0, 15_000));
      return `gateway: ${signal}`;
    },
  },
];
