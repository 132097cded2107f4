import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { type AppSecrets, secretsAt } from './appSecrets.ts';

/** What an access token says. Only the gateway reads it; to everyone else a token is opaque. */
export interface TokenClaims {
  readonly userId: string;
  readonly issuedAtMs: number;
  /** null: no end of its own. */
  readonly expiresAtMs: number | null;
}

export interface Tokens {
  issue(claims: TokenClaims): string;
  /** @returns undefined when it is no token of this application, or its secret was rotated away */
  read(token: string, nowMs: number): TokenClaims | undefined;
}

export interface TokenKeys extends AppSecrets {
  readonly appKey: string;
}

/** Tokens carry their own truth, signed: none is stored, so that issuing costs one write and any node can check one. */
export function createTokens(keys: TokenKeys): Tokens {
  const { appKey, appSecret, previousAppSecret } = keys;
  const keyOf = new Map<string, Buffer>();
  for (const secret of [appSecret, previousAppSecret ?? appSecret]) keyOf.set(secret, deriveKey(secret, appKey));
  const mark = (payload: string, secret: string): Buffer => seal(payload, keyOf.get(secret) as Buffer);
  return {
    issue({ userId, issuedAtMs, expiresAtMs }) {
      const nonce = randomBytes(9).toString('base64url');
      const payload = Buffer.from(JSON.stringify([userId, issuedAtMs, expiresAtMs, nonce])).toString('base64url');
      return `${payload}.${mark(payload, appSecret).toString('base64url')}`;
    },
    read(token, nowMs) {
      const [payload = '', given = ''] = token.split('.');
      const seen = Buffer.from(given, 'base64url');
      const isOurs = secretsAt(keys, nowMs).some((secret) => isEqual(seen, mark(payload, secret)));
      return isOurs ? toClaims(payload) : undefined;
    },
  };
}

function deriveKey(secret: string, appKey: string): Buffer {
  return createHmac('sha256', secret).update(`nexconn access token 1\0${appKey}`).digest();
}

function seal(payload: string, key: Buffer): Buffer {
  return createHmac('sha256', key).update(payload).digest();
}

function isEqual(given: Buffer, expected: Buffer): boolean {
  return given.length === expected.length && timingSafeEqual(given, expected);
}

function toClaims(payload: string): TokenClaims {
  const [userId, issuedAtMs, expiresAtMs] = JSON.parse(Buffer.from(payload, 'base64url').toString()) as [
    string,
    number,
    number | null,
  ];
  return { userId, issuedAtMs, expiresAtMs };
}
