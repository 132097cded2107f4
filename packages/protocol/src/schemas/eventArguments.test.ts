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

  it('takes no id that a database would refuse, or give back as another one', () => {
    const channel = { type: 'direct', id: 'bob' };
    const takes = (clientMessageId: string) =>
      EVENT_ARGUMENTS.send.safeParse([{ clientMessageId, channel, messageType: 'RC:TxtMsg', content: '{}' }]).success;
    expect(['c1', 'a b', 'é\u{1F642}', 'x'.repeat(64)].map(takes)).toEqual([true, true, true, true]);
    expect(['', 'a\0b', 'a\ud800', '\udc00a', 'x'.repeat(65)].map(takes)).toEqual([false, false, false, false, false]);
  });
});
