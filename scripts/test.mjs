import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureChromium } from './chromium.mjs';
import { checkNode, install, ROOT, step, tool, turbo } from './lib.mjs';
import { ensureNginx } from './nginx.mjs';
import { ensurePostgres } from './postgres.mjs';
import { ensureRedis } from './redis.mjs';
import { onStop, RunError, stopRunning } from './run.mjs';

const reports = mkdtempSync(join(tmpdir(), 'nexconn-reports-'));
const count = { passed: 0, failed: 0 };

/** Projects that run the same tests on React 19, 18.3 and 18.2, the last of them on the built files. */
const ON_EACH_REACT = ['dom', 'react-18.3', 'built-react-18.2'];

const STEPS = {
  install,
  chromium: async () => void (process.env.CHROMIUM_PATH = await ensureChromium()),
  nginx: async () => void (process.env.NGINX_PATH = await ensureNginx()),
  redis: async () => void (process.env.REDIS_SERVER_PATH = await ensureRedis()),
  postgres: async () => void (process.env.POSTGRES_BIN = await ensurePostgres()),
  format: () => tool('oxfmt', 'oxfmt', ['--check']),
  lint: () => tool('oxlint', 'oxlint', []),
  lanes: () =>
    tool('dependency-cruiser', 'depcruise', [
      'packages',
      'apps',
      '--config',
      'packages/config/import-lanes.cjs',
      '-T',
      'err-long',
    ]),
  build: () => turbo('build'),
  types: () => turbo('types'),
  packages: checkPackages,
  api: checkApi,
  // It brings packages with it that `install` has to fetch first.
  deploy: async () => (await import('./checkDeploy.mjs')).checkDeploy(),
  tests: () => vitest('node', ...ON_EACH_REACT, 'integration', 'postgres', 'browser', 'storybook'),
  unit: () => vitest('node', 'dom'),
  reacts: () => vitest(...ON_EACH_REACT),
  integration: () => vitest('integration', 'postgres'),
  browser: () => vitest('browser'),
  stories: () => vitest('storybook'),
  storybook: () => tool('storybook', 'storybook', ['build', '--quiet', '-o', 'storybook-static']),
  e2e: playwright,
};

/** What `npm test -- <part>` does; without a part, everything. One vitest configuration names the browser for all tests. */
const PARTS = {
  all: [
    'install',
    'chromium',
    'nginx',
    'postgres',
    'redis',
    'format',
    'lint',
    'lanes',
    'build',
    'types',
    'packages',
    'api',
    'deploy',
    'tests',
    'storybook',
    'e2e',
  ],
  unit: ['install', 'chromium', 'unit'],
  api: ['install', 'build', 'api'],
  reacts: ['install', 'chromium', 'build', 'reacts'],
  integration: ['install', 'chromium', 'nginx', 'postgres', 'redis', 'integration'],
  browser: ['install', 'chromium', 'browser'],
  stories: ['install', 'chromium', 'stories'],
  e2e: ['install', 'chromium', 'build', 'e2e'],
  deploy: ['install', 'nginx', 'build', 'deploy'],
};

const ESM_ONLY = ['--profile', 'esm-only', '--exclude-entrypoints', 'styles.css', '--format', 'ascii'];

/** What a user would install: every entry is in the tarball, has types that resolve, and brings nothing unused along. */
async function checkPackages() {
  for (const name of readdirSync(join(ROOT, 'packages'))) {
    const home = join('packages', name);
    if (JSON.parse(readFileSync(join(ROOT, home, 'package.json'), 'utf8')).private) continue;
    await Promise.all([
      tool('publint', 'publint', [home, '--strict', '--pack', 'npm']),
      tool('@arethetypeswrong/cli', 'attw', ['--pack', home, ...ESM_ONLY]),
    ]);
  }
  const { checkBuilt } = await import('./checkBuilt.mjs');
  await checkBuilt();
}

/** What users import changes only on purpose. */
async function checkApi() {
  // Not earlier, here and above: before `install` there may be no such package.
  const { differingApiReports } = await import('./apiReports.mjs');
  const names = differingApiReports();
  if (names.length === 0) return;
  throw new Error(
    `The public names or types of ${names.join(', ')} are no longer those of docs/api. Whoever imports them may be ` +
      'broken by it. Run `npx pnpm@12.21.0 api:accept`, and let the difference be reviewed.',
  );
}

/** Runs a tool that reports in JSON, and adds what it reports to the count, also when it ended badly. */
async function counted(start, read) {
  const report = join(reports, 'report.json');
  rmSync(report, { force: true });
  let found = { passed: 0, failed: 0 };
  try {
    await start(report);
  } finally {
    if (existsSync(report)) found = read(JSON.parse(readFileSync(report, 'utf8')));
    count.passed += found.passed;
    count.failed += found.failed;
  }
  return `${found.passed} passed`;
}

function vitest(...projects) {
  const chosen = projects.flatMap((project) => ['--project', project]);
  return counted(
    (report) =>
      tool('vitest', 'vitest', [
        'run',
        ...chosen,
        '--reporter=default',
        '--reporter=json',
        `--outputFile.json=${report}`,
      ]),
    ({ numPassedTests, numFailedTests, testResults }) => {
      // A file that does not even load has no test of its own to fail.
      const unloaded = testResults.filter(
        ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
      );
      return { passed: numPassedTests, failed: numFailedTests + unloaded.length };
    },
  );
}

function playwright() {
  return counted(
    (report) =>
      tool('@playwright/test', 'playwright', ['test', '--reporter=list,json'], {
        cwd: 'apps/demo',
        env: { PLAYWRIGHT_JSON_OUTPUT_FILE: report },
      }),
    ({ stats, errors }) => ({ passed: stats.expected, failed: stats.unexpected + stats.flaky + errors.length }),
  );
}

function finish({ isGreen }) {
  stopRunning();
  rmSync(reports, { recursive: true, force: true });
  // A step that is no test still failed.
  if (!isGreen) count.failed ||= 1;
  console.log(`${count.passed} passed, ${count.failed} failed`);
  process.exit(count.failed === 0 ? 0 : 1);
}

async function main([part = 'all']) {
  const names = PARTS[part];
  if (names === undefined) throw new Error(`There is no part "${part}". Parts: ${Object.keys(PARTS).join(', ')}.`);
  checkNode();
  for (const name of names) await step(name, STEPS[name]);
}

onStop((reason) => {
  console.error(`\nStopped (${reason}).`);
  finish({ isGreen: false });
});

try {
  await main(process.argv.slice(2));
  finish({ isGreen: true });
} catch (error) {
  console.error(error instanceof RunError ? `\n${error.output}\n${error.message}` : error.message);
  finish({ isGreen: false });
}
