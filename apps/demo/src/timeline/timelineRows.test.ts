import { NCConnectionStatus as S } from '@nexconn-kit/core';
import { describe, expect, it } from 'vitest';
import type { TimelineEntry } from './timelineReducer.ts';
import { timelineRows } from './timelineRows.ts';

const REFUSED = { code: 30010, message: 'refused' };
/** Pairs of a status and when it was entered. */
const entriesOf = (...steps: [S, number][]): TimelineEntry[] =>
  steps.map(([status, atMs], index) => ({
    id: index + 1,
    status,
    atMs,
    error: status === S.Connected ? null : REFUSED,
  }));
const brief = (entries: TimelineEntry[]) =>
  timelineRows(entries).map(({ status, atMs, endedAtMs, tries }) => [status, atMs, endedAtMs, tries]);

describe('timelineRows', () => {
  it('draws the quick tries of an outage as one row, with the code and the length of them all', () => {
    const entries = entriesOf(
      [S.Connected, 0],
      [S.Suspend, 5000],
      [S.Connecting, 5040],
      [S.Suspend, 5050],
      [S.Connecting, 5250],
      [S.Suspend, 5299],
      [S.Connecting, 7000],
      [S.Connected, 7400],
    );
    expect(brief(entries)).toEqual([
      [S.Connected, 0, 5000, null],
      [S.Suspend, 5000, 5299, 2],
      [S.Suspend, 5299, 7000, null],
      [S.Connecting, 7000, 7400, null],
      [S.Connected, 7400, null, null],
    ]);
    expect(timelineRows(entries)[1]).toMatchObject({ id: 2, error: REFUSED });
  });

  it('leaves a single quick try and everything that is no try as they are', () => {
    const entries = entriesOf(
      [S.Connecting, 0],
      [S.Connected, 40],
      [S.Suspend, 60],
      [S.Connecting, 80],
      [S.TokenIncorrect, 90],
      [S.Connecting, 100],
      [S.SignOut, 110],
    );
    expect(timelineRows(entries)).toHaveLength(7);
    expect(timelineRows(entries).every(({ tries }) => tries === null)).toBe(true);
  });

  it('draws no failed try between two waits', () => {
    const entries = entriesOf([S.Suspend, 0], [S.Connecting, 900], [S.Suspend, 910], [S.Connecting, 3000]);
    expect(brief(entries)).toEqual([
      [S.Suspend, 0, 900, null],
      [S.Suspend, 910, 3000, null],
      [S.Connecting, 3000, null, null],
    ]);
  });

  it('draws what is 300 ms long by itself', () => {
    const entries = entriesOf([S.Connecting, 0], [S.Suspend, 10], [S.Connecting, 310], [S.Connected, 320]);
    expect(timelineRows(entries)).toHaveLength(4);
  });

  it('leaves what stands now by itself', () => {
    const entries = entriesOf([S.Suspend, 0], [S.Connecting, 1], [S.Suspend, 2], [S.Connecting, 3], [S.Suspend, 4]);
    expect(brief(entries)).toEqual([
      [S.Suspend, 0, 4, 2],
      [S.Suspend, 4, null, null],
    ]);
  });
});
