import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const PAGE = 'docs/machine.md';

/** The machine's own data, bundled from its sources, so that no stale build is drawn. */
export async function readMachine() {
  const contents = `
    export { PHASES } from './machine/phases.ts';
    export { RULES } from './machine/rules.ts';
    export { CONNECTION_MACHINE } from './testing/connectionMachine.ts';`;
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: `${ROOT}packages/core/src`, loader: 'ts' },
    bundle: true,
    format: 'esm',
    write: false,
  });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`);
}

const row = (...cells) => `| ${cells.join(' | ')} |`;
export const table = (head, rows) => [
  row(...head),
  row(...head.map(() => '---')),
  ...rows.map((cells) => row(...cells)),
];
const code = (names) => names.map((name) => `\`${name}\``).join(', ');

const effectOf = ({ attempt, restarts }) =>
  [{ bump: 'counts an attempt', reset: 'forgets the count' }[attempt], restarts && 'starts over']
    .filter(Boolean)
    .join(', ');

/** A group is a box of its own, with dashes, and its arrows stand for those of its phases. Verdicts end in one box. */
function draw({ PHASES, RULES }, { arrows }) {
  const isEnd = ({ on, to }) => on === to && PHASES[to].isRest;
  const ends = [...new Set(RULES.filter(isEnd).map(({ to }) => to))];
  const words = (phase) => `${phase} ${PHASES[phase].status}`;
  const labels = new Map();
  const sources = new Set();
  for (const [index, rule] of RULES.entries()) {
    const group = arrows[index].fromGroup;
    if (group) sources.add(group);
    for (const source of group ? [group] : rule.from) {
      const arrow = `${source} > ${isEnd(rule) ? 'ends' : rule.to}`;
      labels.set(arrow, [...(labels.get(arrow) ?? []), rule.on]);
    }
  }
  const shown = Object.keys(PHASES).filter((phase) => !ends.includes(phase) || phase === 'timedOut');
  return [
    'flowchart TB',
    ...[...sources].map((group) => `${group}(["${group}"]):::group`),
    ...shown.map((phase) => `${phase}["${words(phase)}"]`),
    `ends["${ends.map(words).join('<br/>')}"]`,
    ...[...labels].map(([arrow, events]) =>
      arrow.replace('>', arrow.endsWith('> ends') ? '-- "verdict or timeout" -->' : `-- "${events.join('<br/>')}" -->`),
    ),
    'classDef group stroke-dasharray: 4 4',
  ].join('\n  ');
}

function render({ PHASES, RULES, CONNECTION_MACHINE }) {
  const { arrows, groups } = CONNECTION_MACHINE;
  const phases = Object.entries(PHASES).map(([phase, { status, keeps, isRest }]) => [
    `\`${phase}\``,
    status,
    code(keeps) || '–',
    isRest ? 'yes' : '',
  ]);
  const rules = RULES.map((rule, index) => {
    const group = arrows[index].fromGroup;
    return [`\`${rule.on}\``, group ? `_${group}_` : code(rule.from), `\`${rule.to}\``, effectOf(rule)];
  });
  const named = Object.entries(groups).filter(([name]) => name !== 'anywhere');
  return [
    '## Drawing',
    `\`\`\`mermaid\n${draw({ PHASES, RULES }, CONNECTION_MACHINE)}\n\`\`\``,
    'A number is the status that the application sees. A dashed box is a group of phases, see below: its arrows leave each of them. What ends the work leads to the phase that is called like the event.',
    '## Phases',
    table(['phase', 'status', 'what runs in it', 'waits for the application'], phases).join('\n'),
    '## Rules',
    'A phase and event that no line names is ignored: so terminal phases stay terminal. In the second column, _anywhere_ is every phase, and',
    named.map(([name, members]) => `- _${name}_: ${code(members)}`).join('\n'),
    table(['event', 'from', 'to', 'effect'], rules).join('\n'),
  ].join('\n\n');
}

function format(text) {
  const { status, stdout, stderr } = spawnSync(`${ROOT}node_modules/.bin/oxfmt`, [`--stdin-filepath=${PAGE}`], {
    cwd: ROOT,
    input: text,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`The page could not be formatted.\n${stderr}`);
  return stdout;
}

/** Puts a text between its two marks, and leaves the rest of the page alone. */
function replaceBetween(page, name, text) {
  const [begin, end] = [`<!-- ${name}: generated -->`, `<!-- ${name}: end -->`];
  const [before, rest] = page.split(begin);
  const after = rest?.split(end)[1];
  if (after === undefined) throw new Error(`${PAGE} lacks the marks "${begin}" and "${end}"; put them back.`);
  return `${before}${begin}\n\n${text}\n\n${end}${after}`;
}

/** Renews one generated section of the page about the machine; with `isCheck` only says whether it is current. */
export function renewSection(name, text, isCheck = false) {
  const page = readFileSync(`${ROOT}${PAGE}`, 'utf8');
  const renewed = format(replaceBetween(page, name, text));
  if (renewed === page) return true;
  if (!isCheck) writeFileSync(`${ROOT}${PAGE}`, renewed);
  return false;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const isCheck = process.argv.includes('--check');
  const isCurrent = renewSection('machine', render(await readMachine()), isCheck);
  if (isCheck && !isCurrent) {
    console.error(`${PAGE} is not what the machine's data says. Renew it: npx pnpm machine:draw`);
    process.exitCode = 1;
  }
}
