import { describe, expect, it } from 'vitest';
import { reconnectSpreadMs } from './reconnectSpreadMs.ts';

describe('reconnectSpreadMs', () => {
  it('lets 20,000 a second come back', () => {
    expect(reconnectSpreadMs(0)).toBe(0);
    expect(reconnectSpreadMs(1)).toBe(1);
    expect(reconnectSpreadMs(20_000)).toBe(1000);
    expect(reconnectSpreadMs(1_000_000)).toBe(50_000);
  });
});
