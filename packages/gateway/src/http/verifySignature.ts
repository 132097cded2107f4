import { timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { type AppSecrets, secretsAt } from '../domain/appSecrets.ts';
import { GatewayError } from '../errors.ts';
import type { NonceMemory } from './nonceMemory.ts';
import { signatureOf } from './signature.ts';

const LONGEST_NONCE = 18;

export interface SignatureRules {
  readonly appKey: string;
  readonly appSecrets: AppSecrets;
  /** How far a timestamp may be off, in milliseconds; 0 neither checks timestamps nor remembers nonces. */
  readonly windowMs: number;
  readonly nonces: NonceMemory;
}

/**
 * Checks that a Server API call was signed with our App Secret, not long ago, and not seen before.
 *
 * @param headers `App-Key`; `Nonce`, at most 18 characters; `Timestamp`, Unix milliseconds; `Signature`; each also with `RC-` before it
 * @param nowMs Unix milliseconds from the injected clock
 * @throws GatewayError `signature` (401, 1004); the message tells which check failed. The vendor states no window; ours is a setting
 * @see https://docs.nexconn.ai/platform-chat-api/auth
 */
export async function verifySignature(
  headers: IncomingHttpHeaders,
  rules: SignatureRules,
  nowMs: number,
): Promise<void> {
  const appKey = readHeader(headers, 'App-Key');
  const nonce = readHeader(headers, 'Nonce');
  const timestamp = readHeader(headers, 'Timestamp');
  const signature = readHeader(headers, 'Signature');
  if (appKey !== rules.appKey) throw unsigned('The app key is not the one of this gateway.');
  if (nonce.length > LONGEST_NONCE) throw unsigned(`The Nonce header is longer than ${LONGEST_NONCE} characters.`);
  if (!/^\d{1,16}$/.test(timestamp)) throw unsigned('The Timestamp header is not Unix milliseconds in decimal.');
  const secrets = secretsAt(rules.appSecrets, nowMs);
  const isOurs = secrets.some((secret) => isEqual(signature, signatureOf(secret, nonce, timestamp)));
  if (!isOurs) {
    throw unsigned(
      "The signature does not match. Is it made with this app key's App Secret? " +
        'It is lower-case hex of SHA-1 over App Secret + Nonce + Timestamp.',
    );
  }
  if (rules.windowMs > 0) await checkFreshness(nonce, Number(timestamp), rules, nowMs);
}

async function checkFreshness(
  nonce: string,
  timestampMs: number,
  { windowMs, nonces }: SignatureRules,
  nowMs: number,
): Promise<void> {
  if (Math.abs(nowMs - timestampMs) > windowMs) {
    throw unsigned(
      `The Timestamp is more than ${windowMs / 1000} s off the gateway's clock; set the app server's clock.`,
    );
  }
  if (!(await nonces.use(nonce, timestampMs + windowMs + 1, nowMs))) {
    throw unsigned('The Nonce was used before; a call is accepted once, so make a fresh nonce for each.');
  }
}

function readHeader(headers: IncomingHttpHeaders, name: string): string {
  const value = headers[name.toLowerCase()] ?? headers[`rc-${name.toLowerCase()}`];
  if (typeof value !== 'string' || value === '') throw unsigned(`The ${name} header is missing.`);
  return value;
}

function isEqual(given: string, expected: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(expected)];
  return one.length === other.length && timingSafeEqual(one, other);
}

function unsigned(message: string): GatewayError {
  return new GatewayError('signature', message);
}
