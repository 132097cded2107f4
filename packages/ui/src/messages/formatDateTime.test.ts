import { describe, expect, it } from 'vitest';
import { formatDateTime } from './formatDateTime.ts';

const AT_MS = new Date(2031, 4, 3, 16, 5).getTime();

describe('formatDateTime', () => {
  it('speaks the language of the text around it, in the regional form that the browser prefers', () => {
    expect(navigator.languages).toContain('en-US');
    expect(formatDateTime('en', AT_MS)).toBe('May 3, 2031 at 4:05 PM');
  });

  it('keeps to the language when the browser prefers none of its regions', () => {
    expect(formatDateTime('de', AT_MS)).toBe('3. Mai 2031 um 16:05');
  });
});
