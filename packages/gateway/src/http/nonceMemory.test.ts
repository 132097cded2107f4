import { describe, expect, it } from 'vitest';
import { createNonceMemory } from './nonceMemory.ts';

describe('createNonceMemory', () => {
  it('takes a nonce once until it may be forgotten', () => {
    const memory = createNonceMemory(10);
    expect(memory.use('a', 1000, 0)).toBe(true);
    expect(memory.use('a', 1000, 999)).toBe(false);
    expect(memory.use('b', 1000, 999)).toBe(true);
    expect(memory.use('a', 2000, 1000)).toBe(true);
  });

  it('forgets the oldest rather than grow over its capacity', () => {
    const memory = createNonceMemory(3);
    for (const nonce of ['a', 'b', 'c', 'd']) expect(memory.use(nonce, 1000, 0)).toBe(true);
    expect(memory.use('d', 1000, 0)).toBe(false);
    expect(memory.use('b', 1000, 0)).toBe(false);
    expect(memory.use('a', 1000, 0)).toBe(true);
  });
});
