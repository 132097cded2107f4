import type { Pool } from 'pg';
import { describe, expect, it } from 'vitest';
import { dropSilentLinks } from './dropSilentLinks.ts';

/** A pool with one link, whose statements end as the test says. */
function setUp() {
  const asked: string[] = [];
  const released: unknown[] = [];
  const failures: (string | undefined)[] = [];
  const client = {
    async query(text: string) {
      asked.push(text);
      const failure = failures.shift();
      if (failure !== undefined) throw new Error(failure);
      return { command: 'SELECT', rowCount: 0, rows: [] };
    },
    release: (error: unknown) => void released.push(error),
  };
  const pool = dropSilentLinks({ connect: async () => client } as unknown as Pool);
  return { pool, asked, released, failures };
}

describe('dropSilentLinks', () => {
  it('asks nothing more on a link that gave no answer, and has it closed', async () => {
    const { pool, asked, released, failures } = setUp();
    const link = await pool.connect();
    failures.push('Query read timeout');
    await expect(link.query('update', [])).rejects.toThrow('Query read timeout');
    await expect(link.query('rollback', [])).rejects.toThrow('Query read timeout');
    link.release();
    expect([asked, released]).toEqual([['update'], [expect.any(Error)]]);
  });

  it('keeps a link on which a statement merely failed', async () => {
    const { pool, asked, released, failures } = setUp();
    const link = await pool.connect();
    failures.push('division by zero');
    await expect(link.query('select', [])).rejects.toThrow('division by zero');
    await link.query('rollback', []);
    link.release();
    expect([asked, released]).toEqual([['select', 'rollback'], [undefined]]);
  });
});
