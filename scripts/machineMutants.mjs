/** Another phase that a slip of the hand could have named. */
const SLIPS = {
  dialing: 'asking',
  asking: 'dialing',
  opening: 'online',
  online: 'opening',
  suspended: 'offline',
  offline: 'suspended',
  proxyDown: 'suspended',
  dialingOffline: 'dialing',
  dialingProxy: 'dialing',
  signedOut: 'idle',
  idle: 'signedOut',
};
const RULE = /^ {2}rule\('(\w+)', (.+), '(\w+)'(?:, (.+))?\),$/;
const ENDS = 'rule(end, WORKING, end)';

/** Why a survivor is no other machine, by what was done to it. */
const REASONS = {
  'backoff.ts: `32_000, 64_000]` becomes `32_000]`': 'Beyond the ladder a wait is as long as on its last rung.',
};

const without = (list, phase) => `${list}.filter((phase) => phase !== '${phase}')`;

function mutantsOfLine(line, rule) {
  const [, on, from, to, effects] = RULE.exec(line);
  const name = `${on} → ${to}`;
  const write = (list, target, extra) => `  rule('${on}', ${list}, '${target}'${extra ? `, ${extra}` : ''}),`;
  const others = {
    FAILED: [undefined, 'FRESH'],
    FRESH: [undefined, 'FAILED'],
    '{ restarts: true }': [undefined],
    '{ ...FRESH, restarts: true }': ['FRESH', '{ restarts: true }'],
  };
  const literal = from.startsWith('[') ? `(${from} as Phase[])` : from;
  return [
    { what: `no rule ${name}`, text: '' },
    { what: `${on} leads to ${SLIPS[to]}, not ${to}`, text: write(from, SLIPS[to], effects) },
    ...(others[effects] ?? ['FAILED', 'FRESH']).map((extra) => ({
      what: `${name} with ${extra ? `\`${extra}\`` : 'no effect'}${effects ? ` for \`${effects}\`` : ''}`,
      text: write(from, to, extra),
    })),
    ...(rule.from.length > 1 ? rule.from : []).map((phase) => ({
      what: `${name} not from ${phase}`,
      text: write(without(literal, phase), to, effects),
    })),
  ];
}

function mutantsOfRules({ RULES }, source) {
  const lines = source.split('\n');
  const seen = [];
  for (const [index, line] of lines.entries()) {
    const match = RULE.exec(line);
    if (!match) continue;
    const rule = RULES.find(
      ({ on, to, from }) =>
        on === match[1] && to === match[3] && !seen.some((other) => other.from === from && other.on === on),
    );
    seen.push(rule);
    seen.push(
      ...mutantsOfLine(line, rule).map(({ what, text }) => ({ what, text: lines.with(index, text).join('\n') })),
    );
  }
  const ends = RULES.filter(({ on, to }) => on === to);
  const inEnds = ends.flatMap(({ on, from }) => [
    {
      what: `no rule ${on}`,
      text: source.replace(`'${on}', `, '').replace(`, '${on}'] as const).map`, '] as const).map'),
    },
    ...from.map((phase) => ({
      what: `${on} not from ${phase}`,
      text: source.replace(ENDS, `rule(end, end === '${on}' ? ${without('WORKING', phase)} : WORKING, end)`),
    })),
  ]);
  return [...seen.filter(({ what }) => what), ...inEnds];
}

function mutantsOfPhases({ PHASES }, source) {
  return source.split('\n').flatMap((line, index, lines) => {
    const match = /^ {2}(\w+): (working|resting)\((\d+)(.*)\),$/.exec(line);
    if (!match) return [];
    const [, phase, kind, status, rest] = match;
    const write = (text) => lines.with(index, `  ${phase}: ${text},`).join('\n');
    const keep = (keeps) => [status, ...keeps.map((name) => `'${name}'`)].join(', ');
    const { keeps } = PHASES[phase];
    return [
      {
        what: `${phase} shows ${status === '10' ? 13 : 10}, not ${status}`,
        text: write(`${kind}(${status === '10' ? 13 : 10}${rest})`),
      },
      ...keeps.map((gone) => ({
        what: `${phase} without ${gone}`,
        text: write(`working(${keep(keeps.filter((name) => name !== gone))})`),
      })),
      ...(keeps.length === 0
        ? [
            {
              what: `${phase} ${kind === 'resting' ? 'does not rest' : 'rests'}`,
              text: write(`${kind === 'resting' ? 'working' : 'resting'}(${status})`),
            },
          ]
        : []),
    ];
  });
}

/** By hand: what each becomes. */
const BY_HAND = {
  'transition.ts': [
    ["phase: 'idle', attempt: 0", "phase: 'signedOut', attempt: 0"],
    ["phase: 'idle', attempt: 0", "phase: 'idle', attempt: 1"],
    ['on === event && from', 'from'],
    ['on === event && from.includes(phase)', 'on === event'],
    ["'bump' ? attempt + 1", "'bump' ? attempt + 2"],
    ["'bump' ? attempt + 1 : attempt", "'bump' ? attempt : attempt + 1"],
    ["'reset' ? 0 : counted", "'reset' ? counted : 0"],
    ["'reset' ? 0 : counted", "'reset' ? 1 : counted"],
  ],
  'backoff.ts': [
    ['[50, 250,', '[250,'],
    ['2_000, 4_000', '4_000'],
    ['32_000, 64_000]', '32_000]'],
    ['FLOOR_MS = 250', 'FLOOR_MS = 2_500'],
    ['Math.max(attempt, 1) - 1', 'Math.max(attempt, 1)'],
    ['Math.max(attempt, 1)', 'attempt'],
    ['?? 64_000', '?? 32_000'],
    ['hasOpened ? rung : ', ''],
    ['hasOpened ? rung', '!hasOpened ? rung'],
    ['Math.min(rung', 'Math.max(rung'],
    ['downtimeMs / 2', 'downtimeMs'],
    ['downtimeMs / 2', 'downtimeMs / 4'],
    ['Math.max(downtimeMs', 'Math.min(downtimeMs'],
    [', spreadMs)', ', 0)'],
    ['random() * ', ''],
    ['random() * ', '0.5 * '],
  ],
};

function mutantsByHand(file, source) {
  return BY_HAND[file].map(([from, to]) => {
    if (!source.includes(from)) throw new Error(`${file} has no "${from}" any more; change the list of mutants.`);
    return { what: `\`${from}\` becomes \`${to}\``, text: source.replace(from, to) };
  });
}

/**
 * Every mutant of the machine.
 *
 * @param read gives the text of a file of the machine
 */
export function mutantsOf(machine, read) {
  const made = {
    'rules.ts': mutantsOfRules(machine, read('rules.ts')),
    'phases.ts': mutantsOfPhases(machine, read('phases.ts')),
    'transition.ts': mutantsByHand('transition.ts', read('transition.ts')),
    'backoff.ts': mutantsByHand('backoff.ts', read('backoff.ts')),
  };
  return Object.entries(made).flatMap(([file, mutants]) =>
    mutants.map((mutant) => ({ ...mutant, file, reason: REASONS[`${file}: ${mutant.what}`] })),
  );
}
