import { describe, expect, it } from 'vitest';
import { backoffBoundMs, backoffMs } from './backoff.ts';

const LONG_DOWN = { downtimeMs: 3_600_000, hasOpened: true, spreadMs: 0 };

describe('backoffBoundMs', () => {
  it('climbs the vendor’s ladder and stays on its last rung', () => {
    const bounds = Array.from({ length: 12 }, (_, index) => backoffBoundMs({ ...LONG_DOWN, attempt: index + 1 }));
    expect(bounds).toEqual([50, 250, 500, 1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 64_000, 64_000, 64_000]);
  });

  it('asks an unreached gateway within half the downtime, but not under a quarter of a second', () => {
    const bound = (downtimeMs: number): number =>
      backoffBoundMs({ attempt: 10, downtimeMs, hasOpened: false, spreadMs: 0 });
    expect([bound(0), bound(400), bound(5_000), bound(1_000_000)]).toEqual([250, 250, 2_500, 64_000]);
  });

  it('follows the ladder alone where the link opened and was dropped', () => {
    expect(backoffBoundMs({ attempt: 8, downtimeMs: 1_000, hasOpened: true, spreadMs: 0 })).toBe(16_000);
  });

  it('is never below what the gateway asks of all', () => {
    expect(backoffBoundMs({ attempt: 1, downtimeMs: 0, hasOpened: false, spreadMs: 3_000 })).toBe(3_000);
  });
});

describe('backoffMs', () => {
  it('is anywhere between nothing and the bound', () => {
    const outage = { ...LONG_DOWN, attempt: 5 };
    expect([backoffMs(outage, () => 0), backoffMs(outage, () => 0.5), backoffMs(outage, () => 0.999)]).toEqual([
      0, 1_000, 1_998,
    ]);
  });
});
