import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createVitest } from 'vitest/node';
import { fromSource } from '../packages/config/fromSource.mjs';

/** A copy of the package, so that the tree is not touched, and what happens to it meanwhile does not matter. */
function copyPackage(home) {
  const copy = mkdtempSync(join(tmpdir(), 'nexconn-mutants-'));
  for (const name of ['src', 'test']) cpSync(join(home, name), join(copy, name), { recursive: true });
  symlinkSync(join(home, 'node_modules'), join(copy, 'node_modules'));
  return copy;
}

function openStage(root, include) {
  const { resolve, ssr } = fromSource;
  const alias = [
    { find: /^@nexconn-kit\/core$/, replacement: join(root, 'src/index.ts') },
    { find: /^@nexconn-kit\/core\/testing$/, replacement: join(root, 'src/testing.ts') },
  ];
  const test = { include: [include], pool: 'threads', isolate: false, maxWorkers: 1, testTimeout: 60_000 };
  return createVitest(
    'test',
    { ...test, root, config: false, watch: false, reporters: [{}] },
    { resolve: { ...resolve, alias }, ssr },
  );
}

/**
 * Tests of a package that can be run again and again, each time with another file of it broken.
 *
 * @param home where the package lies
 * @param stages which tests, as globs; later ones run only if the earlier noticed nothing
 */
export async function openLaboratory(home, stages) {
  const root = copyPackage(home);
  const opened = [];
  for (const include of stages) {
    const vitest = await openStage(root, include);
    opened.push({ vitest, specifications: await vitest.globTestSpecifications() });
  }
  const firstToNotice = async (path) => {
    for (const [index, { vitest, specifications }] of opened.entries()) {
      if (path) vitest.invalidateFile(path);
      const { testModules, unhandledErrors } = await vitest.runTestSpecifications(specifications);
      if (testModules.length === 0) throw new Error(`Stage ${index} has no tests.`);
      if (unhandledErrors.length > 0 || testModules.some((module) => !module.ok())) return index;
    }
    return undefined;
  };
  return {
    /** Which stage noticed that a file has another text; none when all passed. */
    async noticedBy({ path, text }) {
      const file = join(root, path);
      const original = readFileSync(file);
      writeFileSync(file, text);
      const noticed = await firstToNotice(file);
      writeFileSync(file, original);
      opened.forEach(({ vitest }) => vitest.invalidateFile(file));
      return noticed;
    },
    /** The same with nothing broken. */
    noticedAtAll: () => firstToNotice(),
    async close() {
      await Promise.all(opened.map(({ vitest }) => vitest.close()));
      rmSync(root, { recursive: true });
    },
  };
}
