import { describe, expect, it } from 'vitest';
import { createTokenBucket } from './tokenBucket.ts';

describe('createTokenBucket', () => {
  it('lets the limit through at once, then says how long to wait', () => {
    const bucket = createTokenBucket({ limit: 10, windowMs: 1000 });
    for (let call = 0; call < 10; call += 1) expect(bucket.take(1, 5000)).toBe(0);
    expect(bucket.take(1, 5000)).toBe(100);
    expect(bucket.take(3, 5000)).toBe(300);
  });

  it('refills evenly and never beyond the limit', () => {
    const bucket = createTokenBucket({ limit: 10, windowMs: 1000 });
    bucket.take(10, 0);
    expect(bucket.take(1, 99)).toBeGreaterThan(0);
    expect(bucket.take(1, 100)).toBe(0);
    expect(bucket.isFull(1_099)).toBe(false);
    expect(bucket.isFull(1_100)).toBe(true);
    expect(bucket.take(11, 1_000_000)).toBeGreaterThan(0);
    expect(bucket.take(10, 1_000_000)).toBe(0);
  });

  it('takes nothing when it refuses', () => {
    const bucket = createTokenBucket({ limit: 5, windowMs: 1000 });
    bucket.take(3, 0);
    expect(bucket.take(3, 0)).toBeGreaterThan(0);
    expect(bucket.take(2, 0)).toBe(0);
  });

  it('survives a clock that is set back', () => {
    const bucket = createTokenBucket({ limit: 2, windowMs: 1000 });
    bucket.take(1, 10_000);
    expect(bucket.take(1, 2000)).toBe(0);
    expect(bucket.take(1, 2000)).toBe(500);
    expect(bucket.take(1, 2500)).toBe(0);
  });
});
