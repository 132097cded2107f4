import { describe, expect, it } from 'vitest';
import { isWorthTelling } from './announceSpread.ts';

describe('isWorthTelling', () => {
  it('passes over what would change nothing for a client', () => {
    expect(isWorthTelling(0, 249)).toBe(false);
    expect(isWorthTelling(0, 250)).toBe(true);
    expect(isWorthTelling(10_000, 11_999)).toBe(false);
    expect(isWorthTelling(10_000, 12_000)).toBe(true);
    expect(isWorthTelling(10_000, 8000)).toBe(true);
  });
});
