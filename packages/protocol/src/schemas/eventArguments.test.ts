import { describe, expect, it } from 'vitest';
import { EVENT_ARGUMENTS } from './eventArguments.ts';

describe('EVENT_ARGUMENTS', () => {
  it('takes what the events carry and nothing else', () => {
    const takes = (event: keyof typeof EVENT_ARGUMENTS, given: unknown) =>
      EVENT_ARGUMENTS[event].safeParse(given).success;
    expect(takes('probe', [])).toBe(true);
    expect(takes('probe', [undefined])).toBe(false);
    expect(takes('renew', [{ token: 'a' }])).toBe(true);
    expect(takes('renew', [{ token: '' }])).toBe(false);
    expect(takes('renew', ['a'])).toBe(false);
    expect(takes('renew', [{ token: 'a' }, 'more'])).toBe(false);
  });
});
