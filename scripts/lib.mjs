import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { run } from './run.mjs';

export const ROOT = fileURLToPath(new URL('..', import.meta.url));

const { packageManager, engines } = readJson('package.json');
const STAMP = join(ROOT, 'node_modules/.tools/installed');
/** What npm tells its scripts about itself would steer the pnpm inside; how the registry is reached must stay. */
const KEPT_NPM_SETTING = /^npm_config_(registry|cache|cafile|userconfig|globalconfig|proxy|https_proxy|noproxy)$/i;
const QUIET_TOOLS = {
  TURBO_TELEMETRY_DISABLED: '1',
  STORYBOOK_DISABLE_TELEMETRY: '1',
  DO_NOT_TRACK: '1',
  NO_UPDATE_NOTIFIER: '1',
};

function readJson(path) {
  return JSON.parse(readFileSync(join(ROOT, path), 'utf8'));
}

/** The environment for every tool we start: ours, without what npm added, and with all telemetry off. */
export function toolEnvironment() {
  const own = Object.entries(process.env).filter(([name]) => !/^npm_/i.test(name) || KEPT_NPM_SETTING.test(name));
  return { ...Object.fromEntries(own), ...QUIET_TOOLS };
}

/** Stops with a plain message where this Node is too old for the tools. */
export function checkNode() {
  const wanted = engines.node.replace('>=', '');
  if (process.versions.node.localeCompare(wanted, 'en', { numeric: true }) < 0) {
    throw new Error(
      `Node ${process.versions.node} is too old; the tools need ${wanted} or newer. Install it and run this again.`,
    );
  }
}

/** Runs a tool of the repository with this Node. @param name of the package, @param bin of its program */
export function tool(name, bin, args, options = {}) {
  const home = join('node_modules', name);
  const { bin: bins } = readJson(join(options.cwd ?? '', home, 'package.json'));
  const file = typeof bins === 'string' ? bins : bins[bin];
  const cwd = join(ROOT, options.cwd ?? '');
  return run(process.execPath, [join(home, file), ...args], { cwd, env: { ...toolEnvironment(), ...options.env } });
}

/** Runs the pinned pnpm; npx fetches it once and puts it on the PATH, where turbo looks for it. */
export function pnpm(...args) {
  const pinned = packageManager.split('+')[0];
  // Without CI, pnpm may stop to ask before it replaces node_modules.
  const env = { ...toolEnvironment(), CI: 'true' };
  return run(process.platform === 'win32' ? 'npx.cmd' : 'npx', ['--yes', pinned, ...args], { cwd: ROOT, env });
}

export function turbo(task) {
  return pnpm('exec', 'turbo', 'run', task);
}

/** Installs what the lockfile says, unless exactly that was installed before. */
export async function install() {
  const hash = createHash('sha256')
    .update(readFileSync(join(ROOT, 'pnpm-lock.yaml')))
    .digest('hex');
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === hash) return;
  await pnpm('install', '--frozen-lockfile');
  mkdirSync(dirname(STAMP), { recursive: true });
  writeFileSync(STAMP, hash);
}

/** Does a piece of work and prints one line about it: its name, the seconds it took, and what `work` says of it. */
export async function step(name, work) {
  const startedMs = performance.now();
  process.stdout.write(`${name.padEnd(12)} `);
  try {
    const note = await work();
    process.stdout.write(`${seconds(startedMs)}${note ? `  ${note}` : ''}\n`);
  } catch (error) {
    process.stdout.write(`${seconds(startedMs)}  failed\n`);
    throw error;
  }
}

function seconds(startedMs) {
  return `${((performance.now() - startedMs) / 1000).toFixed(1).padStart(6)} s`;
}
