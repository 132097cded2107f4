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
const verify = (headers: Record<string, string | undefined>, rules = rulesOf(), nowMs = NOW_MS) =>
  verifySignature(headers, rules, nowMs);

// Expectations come from the published contract of codes, statuses and operations, not from the code.
describe('verifySignature', () => {
  it("accepts the vendor's vector", async () => {
    await expect(verify(headersOf())).resolves.toBeUndefined();
  });

  it('accepts each header with RC- before its name', async () => {
    const prefixed = Object.entries(headersOf()).map(([name, value]) => [`rc-${name}`, value]);
    await expect(verify(Object.fromEntries(prefixed))).resolves.toBeUndefined();
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
  ])('refuses %s %j with 401, 1004 and a telling message', async (name, value, message) => {
    const failure = verify(headersOf({ [name]: value }));
    await expect(failure).rejects.toThrow(message);
    await expect(failure).rejects.toThrow(expect.objectContaining({ code: 1004, httpStatus: 401 }));
  });

  it('accepts a timestamp at the edges of the window and none beyond', async () => {
    for (const offMs of [-WINDOW_MS, WINDOW_MS]) {
      await expect(verify(signed('a', NOW_MS + offMs))).resolves.toBeUndefined();
      await expect(verify(signed('b', NOW_MS + offMs + Math.sign(offMs)))).rejects.toThrow(/clock/);
    }
  });

  it('accepts a nonce once for as long as its timestamp would pass', async () => {
    const rules = rulesOf();
    const headers = signed('once', NOW_MS + WINDOW_MS);
    await expect(verify(headers, rules)).resolves.toBeUndefined();
    await expect(verify(headers, rules)).rejects.toThrow(/Nonce was used before/);
    await expect(verify(headers, rules, NOW_MS + 2 * WINDOW_MS)).rejects.toThrow(/Nonce was used before/);
  });

  it('remembers no nonce of a call that was not ours', async () => {
    const rules = rulesOf();
    await expect(verify(headersOf({ signature: 'forged' }), rules)).rejects.toThrow(/signature/);
    await expect(verify(headersOf(), rules)).resolves.toBeUndefined();
  });

  it('checks neither time nor reuse with the window off', async () => {
    const rules = rulesOf(0);
    await expect(verify(headersOf(), rules, 1_800_000_000_000)).resolves.toBeUndefined();
    await expect(verify(headersOf(), rules, 1_800_000_000_000)).resolves.toBeUndefined();
  });

  it('accepts signatures of every secret it was given', async () => {
    const rules = { ...rulesOf(), appSecrets: { appSecret: 'new', previousAppSecret: SECRET } };
    await expect(verify(headersOf(), rules)).resolves.toBeUndefined();
  });

  it('asks about the App Secret where the signature is well made and of another one', async () => {
    const signature = signatureOf('another secret', '14314', '1408710653000');
    await expect(verify(headersOf({ signature }))).rejects.toThrow(/does not match.*App Secret\?/);
  });

  it('never shows a secret or a signature', async () => {
    const telling = /forged|Y1W2MeFwwwRxa0|30be0bbc/;
    await expect(verify(headersOf({ signature: 'forged' }))).rejects.not.toThrow(telling);
    await expect(verify(headersOf({ signature: 'forged' }))).rejects.toThrow(GatewayError);
  });
});
