import { NCConnectionStatus as S } from '@nexconn-kit/core';
import { describe, expect, it } from 'vitest';
import { historyBars } from './historyBars.ts';

const entry = (id: number, status: S, atMs: number) => ({ id, status, error: null, atMs });
const tones = (entries: Parameters<typeof historyBars>[0], nowMs: number, count: number) =>
  historyBars(entries, nowMs, 1000, count).map((bar) => bar.tone);

describe('historyBars', () => {
  it('ends with the bar that holds now, and knows nothing of the time before the first status', () => {
    expect(historyBars([entry(1, S.Connected, 4200)], 5999, 1000, 4)).toEqual([
      { fromMs: 2000, tone: null },
      { fromMs: 3000, tone: null },
      { fromMs: 4000, tone: 'success' },
      { fromMs: 5000, tone: 'success' },
    ]);
  });

  it('shows the worst status of a bar, however short it was', () => {
    const entries = [entry(1, S.Connected, 1000), entry(2, S.Suspend, 2500), entry(3, S.Connected, 2510)];
    expect(tones(entries, 3500, 3)).toEqual(['success', 'warning', 'success']);
  });

  it('lets a status stand until the next one', () => {
    expect(tones([entry(1, S.Timeout, 0), entry(2, S.Connected, 8500)], 9000, 3)).toEqual([
      'danger',
      'danger',
      'success',
    ]);
  });
});
