import { existsSync } from 'node:fs';
import { ROOT, toolEnvironment } from './lib.mjs';
import { run } from './run.mjs';

/** Installs a Debian package where that is allowed: as root, with apt. What came of it is the caller's to look at. */
export async function installFromApt(name) {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return;
  const options = { cwd: ROOT, env: { ...toolEnvironment(), DEBIAN_FRONTEND: 'noninteractive' } };
  try {
    await run('apt-get', ['update'], options);
    await run('apt-get', ['install', '-y', '--no-install-recommends', name], options);
  } catch {
    // There may be another way to get it.
  }
}
