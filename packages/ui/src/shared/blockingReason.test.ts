import { NCConnectionStatus as S } from '@nexconn-kit/core';
import { describe, expect, it } from 'vitest';
import { BLOCKING_REASON } from './blockingReason.ts';

describe('BLOCKING_REASON', () => {
  it('asks a person at 6, 15, 16 and 19 and nowhere else', () => {
    const asking = Object.values(S).filter((status) => BLOCKING_REASON[status] !== null);
    expect(asking.toSorted((a, b) => a - b)).toEqual([6, 15, 16, 19]);
  });
});
