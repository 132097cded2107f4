import { describe, expect, it } from 'vitest';
import { utf8Length } from './utf8Length.ts';

describe('utf8Length', () => {
  it.each([
    ['', 0],
    ['abc', 3],
    ['\u007f\u0080', 3],
    ['\u07ff\u0800', 5],
    ['汉字', 6],
    ['\u{1F642}', 4],
    ['\ud800', 3],
    ['a\udc00', 4],
  ])('counts the bytes of %j', (text, bytes) => {
    expect(utf8Length(text)).toBe(bytes);
  });
});
