import { describe, expect, it } from 'vitest';
import { drainWindowMs, reconnectSpreadMs } from './reconnectSpreadMs.ts';

describe('reconnectSpreadMs', () => {
  it('lets 20,000 a second come back', () => {
    expect(reconnectSpreadMs(0)).toBe(0);
    expect(reconnectSpreadMs(1)).toBe(1);
    expect(reconnectSpreadMs(20_000)).toBe(1000);
    expect(reconnectSpreadMs(1_000_000)).toBe(50_000);
  });
});

describe('drainWindowMs', () => {
  it('grows with the clients, from a second to a minute', () => {
    expect(drainWindowMs(0)).toBe(1000);
    expect(drainWindowMs(1000)).toBe(1000);
    expect(drainWindowMs(10_000)).toBe(10_000);
    expect(drainWindowMs(1_000_000)).toBe(60_000);
  });
});
