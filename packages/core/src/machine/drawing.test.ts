import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('../../../..', import.meta.url));

describe('docs/machine.md', () => {
  it('is what the data of the machine says', { timeout: 30_000 }, () => {
    const { status, stderr } = spawnSync('node', ['scripts/draw-machine.mjs', '--check'], {
      cwd: ROOT,
      encoding: 'utf8',
    });
    expect([status, stderr]).toEqual([0, '']);
  });
});
