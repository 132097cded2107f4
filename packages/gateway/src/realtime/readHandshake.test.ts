import { describe, expect, it } from 'vitest';
import { readHandshake } from './readHandshake.ts';

const auth = {
  protocolVersion: 1,
  appKey: 'app',
  token: 'a token',
  category: 'web',
  clientId: 'tab-1',
  dialNumber: 0,
  intent: 'newcomer',
  lastSessionId: null,
  reconnectKickEnable: false,
};
const rules = { appKey: 'app', allowedOrigins: undefined };
const codeOf = (changes: object, origin?: string, allowedOrigins?: readonly string[]): number | undefined => {
  try {
    readHandshake({ ...auth, ...changes }, origin, { ...rules, allowedOrigins });
  } catch (error) {
    return (error as { data: { code: number } }).data.code;
  }
  return undefined;
};

// Expectations come from the published contract of codes, statuses and operations, not from the code.
describe('readHandshake', () => {
  it('gives back what a well-formed dial says', () => {
    expect(readHandshake(auth, undefined, rules)).toEqual(auth);
    const full = { ...auth, userId: 'ann', browserId: 'browser', lastSessionId: 'session', intent: 'reconnect' };
    expect(readHandshake({ ...full, later: 'field' }, undefined, rules)).toEqual(full);
  });

  it.each([
    [31001, { protocolVersion: 2 }],
    [31001, { protocolVersion: undefined }],
    [31001, { protocolVersion: '1' }],
    [31002, { appKey: 'other' }],
    [31002, { appKey: undefined }],
    [31004, { token: '' }],
    [31004, { token: undefined }],
    [31004, { token: 7 }],
    [31004, { token: 'x'.repeat(5000) }],
    [31001, { category: 'watch' }],
    [31001, { clientId: '' }],
    [31001, { clientId: 'x'.repeat(65) }],
    [31001, { browserId: 'x'.repeat(65) }],
    [31001, { dialNumber: -1 }],
    [31001, { dialNumber: 1.5 }],
    [31001, { intent: 'visitor' }],
    [31001, { lastSessionId: undefined }],
    [31001, { reconnectKickEnable: 'yes' }],
  ])('refuses with %i a dial with %j', (code, changes) => {
    expect(codeOf(changes)).toBe(code);
  });

  it('names the version before anything else that is wrong', () => {
    expect(codeOf({ protocolVersion: 2, appKey: 'other', token: '' })).toBe(31001);
    expect(codeOf({ appKey: 'other' }, 'https://evil.example', [])).toBe(31002);
  });

  it.each([undefined, null, 'text', 7, []])('refuses %j in the place of a dial', (nonsense) => {
    expect(() => readHandshake(nonsense, undefined, rules)).toThrow(expect.objectContaining({ data: { code: 31001 } }));
  });

  it('lets in the origins of the list, and clients that are no page', () => {
    const allowed = ['https://app.example.com'];
    expect(codeOf({}, 'https://app.example.com', allowed)).toBeUndefined();
    expect(codeOf({}, undefined, allowed)).toBeUndefined();
    expect(codeOf({}, 'https://app.example.com.evil.example', allowed)).toBe(31022);
    expect(codeOf({}, 'null', allowed)).toBe(31022);
    expect(codeOf({}, 'https://anything.example')).toBeUndefined();
  });
});
