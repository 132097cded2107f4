import { NCConnectionStatus as S, NCError } from '@nexconn-kit/core';
import { describe, expect, it } from 'vitest';
import { timelineReducer, type TimelineEntry } from './timelineReducer.ts';

const event = (status: S, atMs: number, error: NCError | null = null) => ({
  status,
  previousStatus: S.Unconnected,
  error,
  atMs,
});

describe('timelineReducer', () => {
  it('adds the newest event last, with the code that came with it', () => {
    const first = timelineReducer([], event(S.Connecting, 1));
    expect(timelineReducer(first, event(S.Suspend, 2, new NCError(30011)))).toMatchObject([
      { status: S.Connecting, atMs: 1, error: null },
      { status: S.Suspend, atMs: 2, error: { code: 30011 } },
    ]);
  });

  it('keeps the last 200 events, each under an id of its own', () => {
    let entries: readonly TimelineEntry[] = [];
    for (let atMs = 1; atMs <= 250; atMs += 1) entries = timelineReducer(entries, event(S.Suspend, atMs));
    expect(entries.map((entry) => entry.atMs)).toEqual(Array.from({ length: 200 }, (_, index) => index + 51));
    expect(new Set(entries.map((entry) => entry.id)).size).toBe(200);
  });
});
