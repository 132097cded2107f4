import Database from 'libsql';
import { describe, expect, it } from 'vitest';
import { cacheStatements } from './cacheStatements.ts';

describe('cacheStatements', () => {
  it('prepares a text once, and forgets the one that was longest unused', () => {
    const database = new Database(':memory:');
    const cached = cacheStatements(database);
    const first = cached.prepare('select 0 as n');
    expect(cached.prepare('select 0 as n')).toBe(first);
    for (let turn = 1; turn < 200; turn += 1) cached.prepare(`select ${turn} as n`);
    expect(cached.prepare('select 0 as n')).toBe(first);
    const second = cached.prepare('select 1 as n');
    for (let turn = 200; turn < 399; turn += 1) cached.prepare(`select ${turn} as n`);
    expect(cached.prepare('select 1 as n')).toBe(second);
    expect(cached.prepare('select 0 as n')).not.toBe(first);
    expect(second.all([])).toEqual([{ n: 1 }]);
    cached.close();
  });
});
