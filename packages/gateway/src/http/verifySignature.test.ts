import { describe, expect, it } from 'vitest';
import { GatewayError } from '../errors.ts';
import { createNonceMemory } from './nonceMemory.ts';
import { signatureOf } from './signature.ts';
import { verifySignature } from './verifySignature.ts';

const NOW_MS = 1_408_710_653_000;
const WINDOW_MS = 300_000;
const SECRET = 'Y1W2MeFwwwRxa0';

const headersOf = (changes: Record<string, string | undefined> = {}) => ({
  'app-key': 'app',
  nonce: '14314',
  timestamp: '1408710653000',
  signature: '30be0bbca9c9b2e27578701e9fda2358a814c88f',
  ...changes,
});
const signed = (nonce: string, timestampMs: number) =>
  headersOf({ nonce, timestamp: String(timestampMs), signature: signatureOf(SECRET, nonce, String(timestampMs)) });
const rulesOf = (windowMs = WINDOW_MS, capacity = 100) => ({
  appKey: 'app',
  appSecrets: { appSecret: SECRET },
  windowMs,
  nonces: createNonceMemory(capacity),
});
const verify =
  (headers: Record<string, string | undefined>, rules = rulesOf(), nowMs = NOW_MS) =>
  () =>
    verifySignature(headers, rules, nowMs);

// Expectations come from the published contract of codes, statuses and operations, not from the code.
describe('verifySignature', () => {
  it("accepts the vendor's vector", () => {
    expect(verify(headersOf())).not.toThrow();
  });

  it('accepts each header with RC- before its name', () => {
    const prefixed = Object.entries(headersOf()).map(([name, value]) => [`rc-${name}`, value]);
    expect(verify(Object.fromEntries(prefixed))).not.toThrow();
  });

  it.each([
    ['app-key', undefined, /App-Key header is missing/],
    ['nonce', undefined, /Nonce header is missing/],
    ['timestamp', undefined, /Timestamp header is missing/],
    ['signature', undefined, /Signature header is missing/],
    ['signature', '', /Signature header is missing/],
    ['app-key', 'other', /app key/],
    ['nonce', '1234567890123456789', /18 characters/],
    ['timestamp', '1408710653000.5', /decimal/],
    ['timestamp', '0x147fe5b2a08', /decimal/],
    ['signature', '30be0bbca9c9b2e27578701e9fda2358a814c880', /signature/],
    ['signature', '30BE0BBCA9C9B2E27578701E9FDA2358A814C88F', /signature/],
    ['nonce', '14315', /signature/],
    ['timestamp', '1408710653001', /signature/],
  ])('refuses %s %j with 401, 1004 and a telling message', (name, value, message) => {
    const failure = verify(headersOf({ [name]: value }));
    expect(failure).toThrow(message);
    expect(failure).toThrow(expect.objectContaining({ code: 1004, httpStatus: 401 }));
  });

  it('accepts a timestamp at the edges of the window and none beyond', () => {
    for (const offMs of [-WINDOW_MS, WINDOW_MS]) {
      expect(verify(signed('a', NOW_MS + offMs))).not.toThrow();
      expect(verify(signed('b', NOW_MS + offMs + Math.sign(offMs)))).toThrow(/clock/);
    }
  });

  it('accepts a nonce once for as long as its timestamp would pass', () => {
    const rules = rulesOf();
    const headers = signed('once', NOW_MS + WINDOW_MS);
    expect(verify(headers, rules)).not.toThrow();
    expect(verify(headers, rules)).toThrow(/Nonce was used before/);
    expect(verify(headers, rules, NOW_MS + 2 * WINDOW_MS)).toThrow(/Nonce was used before/);
  });

  it('remembers no nonce of a call that was not ours', () => {
    const rules = rulesOf();
    expect(verify(headersOf({ signature: 'forged' }), rules)).toThrow(/signature/);
    expect(verify(headersOf(), rules)).not.toThrow();
  });

  it('checks neither time nor reuse with the window off', () => {
    const rules = rulesOf(0);
    expect(verify(headersOf(), rules, 1_800_000_000_000)).not.toThrow();
    expect(verify(headersOf(), rules, 1_800_000_000_000)).not.toThrow();
  });

  it('accepts signatures of every secret it was given', () => {
    const rules = { ...rulesOf(), appSecrets: { appSecret: 'new', previousAppSecret: SECRET } };
    expect(verify(headersOf(), rules)).not.toThrow();
  });

  it('asks about the App Secret where the signature is well made and of another one', () => {
    const signature = signatureOf('another secret', '14314', '1408710653000');
    expect(verify(headersOf({ signature }))).toThrow(/does not match.*App Secret\?/);
  });

  it('never shows a secret or a signature', () => {
    const telling = /forged|Y1W2MeFwwwRxa0|30be0bbc/;
    expect(verify(headersOf({ signature: 'forged' }))).not.toThrow(telling);
    expect(verify(headersOf({ signature: 'forged' }))).toThrow(GatewayError);
  });
});
