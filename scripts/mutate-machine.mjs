import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readMachine, renewSection, table } from './draw-machine.mjs';
import { mutantsOf } from './machineMutants.mjs';
import { openLaboratory } from './mutantLaboratory.mjs';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const CORE = `${ROOT}packages/core`;
const MACHINE = 'src/machine/';
Object.assign(process.env, { WALK_STEPS: process.env.WALK_STEPS ?? '20000', WALK_SEED: '1', WALK_SHRINKS: 'no' });

/** Cheapest first: who dies early costs little. */
const STAGES = {
  'tests of the table': 'src/machine/{rules,transition,backoff}.test.ts',
  'random walk': 'test/engine/modelWalk.test.ts',
  'other tests of the engine': 'test/engine/!(modelWalk).test.ts',
};
const STAGE_NAMES = Object.keys(STAGES);

function report(fates) {
  const files = [...new Set(fates.map(({ file }) => file))];
  const count = (file, by) => fates.filter((fate) => fate.file === file && fate.by === by).length;
  const rows = files.map((file) => [
    `\`${file}\``,
    fates.filter((fate) => fate.file === file).length,
    ...STAGE_NAMES.map((_, index) => count(file, index)),
    count(file, undefined),
  ]);
  const survivors = fates.filter(({ by }) => by === undefined);
  const head = `${fates.length} one-line mutants, ${fates.length - survivors.length} die. Each is asked first of the tests of the table, then of ${process.env.WALK_STEPS} steps of the walk, then of the other tests of the engine.`;
  const lines = survivors.map(({ file, what, reason }) => `- \`${file}\`: ${what}. ${reason ?? '**Not explained.**'}`);
  return [
    head,
    table(['file', 'mutants', ...STAGE_NAMES, 'survive'], rows).join('\n'),
    ...(lines.length > 0 ? ['What survives changes nothing that can be seen:', lines.join('\n')] : []),
  ].join('\n\n');
}

const read = (file) => readFileSync(`${CORE}/${MACHINE}${file}`, 'utf8');
const mutants = mutantsOf(await readMachine(), read).filter(({ what }) => what.includes(process.argv[2] ?? ''));
const laboratory = await openLaboratory(CORE, Object.values(STAGES));
if ((await laboratory.noticedAtAll()) !== undefined) {
  throw new Error('The tests fail without a mutant; mend that first.');
}
const fates = [];
for (const mutant of mutants) {
  const by = await laboratory.noticedBy({ path: `${MACHINE}${mutant.file}`, text: mutant.text });
  fates.push({ ...mutant, by });
  console.log(`${fates.length}/${mutants.length} ${mutant.file}: ${mutant.what}: ${STAGE_NAMES[by] ?? 'SURVIVED'}`);
}
await laboratory.close();
if (process.argv[2] === undefined) renewSection('mutants', report(fates));
process.exitCode = fates.some(({ by, reason }) => by === undefined && reason === undefined) ? 1 : 0;
