import { describe, expect, it } from 'vitest';
import { outcomeOf } from './outcomeOf.ts';

const idle = { data: undefined, error: null, isPending: false };

describe('outcomeOf', () => {
  it('hints, in no tone, before the first order', () => {
    expect(outcomeOf(idle)).toEqual({ text: expect.stringContaining('App Secret'), tone: null });
  });

  it('says what was done, and to whom', () => {
    const data = { action: 'openDevice', userId: 'ann' } as const;
    expect(outcomeOf({ ...idle, data })).toEqual({ text: expect.stringMatching(/device of ann/), tone: 'success' });
  });

  it('says why an order failed', () => {
    expect(outcomeOf({ ...idle, error: new Error('No.') })).toEqual({ text: 'No.', tone: 'danger' });
  });

  it('says nothing of an older order while a newer one is under way', () => {
    const outcome = outcomeOf({ data: undefined, error: null, isPending: true });
    expect(outcome).toEqual({ text: expect.not.stringContaining('App Secret'), tone: null });
  });
});
