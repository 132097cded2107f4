import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

/** The demo's own folder. */
export const DEMO = fileURLToPath(new URL('../..', import.meta.url));

/**
 * Builds the client under an environment of the test's own.
 *
 * @returns the folder of the built files; the caller removes it
 */
export async function buildClient(environment: Readonly<Record<string, string>>): Promise<string> {
  const outDir = await mkdtemp(join(tmpdir(), 'nexconn-client-'));
  const before = { ...process.env };
  try {
    Object.assign(process.env, environment);
    await build({ root: DEMO, logLevel: 'error', build: { outDir, emptyOutDir: true, minify: false } });
  } finally {
    process.env = before;
  }
  return outDir;
}
