import { mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromiumPath, findChromium, OWN_CHROMIUM } from '../packages/config/chromium.mjs';
import { installFromApt } from './apt.mjs';
import { ROOT, toolEnvironment } from './lib.mjs';
import { run } from './run.mjs';

/** Carries the browser inside its tarball, so a registry is all it needs. The last one for Node 20. */
const PACKAGE = '@sparticuz/chromium@147.0.0';
const TOOLS = join(ROOT, 'node_modules/.tools');

/** Finds a Chromium, or fetches one: with apt where that is allowed, else from npm. @returns its path */
export async function ensureChromium() {
  if (findChromium() === undefined) await installFromApt('chromium');
  return findChromium() ?? (await fromNpm());
}

async function fromNpm() {
  if (process.platform !== 'linux' || process.arch !== 'x64') return chromiumPath();
  const env = toolEnvironment();
  await run('npm', ['install', '--prefix', TOOLS, '--no-save', '--ignore-scripts', PACKAGE], { cwd: ROOT, env });
  const home = dirname(OWN_CHROMIUM);
  const unpacked = `${home}.part`;
  rmSync(unpacked, { recursive: true, force: true });
  mkdirSync(unpacked, { recursive: true });
  const module = pathToFileURL(join(TOOLS, 'node_modules/@sparticuz/chromium/build/esm/index.js'));
  const unpack = `import chromium from ${JSON.stringify(module.href)}; await chromium.executablePath();`;
  // The package unpacks into the temporary directory, which is where this names one.
  await run(process.execPath, ['--input-type=module', '-e', unpack], { cwd: ROOT, env: { ...env, TMPDIR: unpacked } });
  renameSync(unpacked, home);
  return OWN_CHROMIUM;
}
