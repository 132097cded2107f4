import { createHmac, timingSafeEqual } from 'node:crypto';

const MAX_AGE_SECONDS = 30 * 24 * 3600;
const NAME = 'nexconn_demo';

export interface SessionCookies {
  /** The user whom the request's cookie names for this device; null without a good one. */
  read(cookieHeader: string | undefined, device: string | undefined): string | null;
  /** A `Set-Cookie` value that signs the user in. */
  issue(userId: string, device: string | undefined): string;
  /** A `Set-Cookie` value that signs the device out. */
  clear(device: string | undefined): string;
}

function valueOf(cookieHeader: string, name: string): string | undefined {
  const pair = cookieHeader.split(';').find((part) => part.trim().startsWith(`${name}=`));
  return pair?.trim().slice(name.length + 1);
}

/**
 * Sessions that live in a signed cookie, so that a restart of this server signs nobody out.
 * Each device of a browser has a cookie of its own, and so a user of its own.
 */
export function createSessionCookies(appSecret: string): SessionCookies {
  const key = createHmac('sha256', appSecret).update('nexconn demo session').digest();
  const nameOf = (device: string | undefined): string => (device === undefined ? NAME : `${NAME}_${device}`);
  const sign = (name: string, userId: string): string =>
    createHmac('sha256', key).update(`${name}:${userId}`).digest('base64url');
  const cookie = (name: string, value: string, maxAgeSeconds: number): string =>
    `${name}=${value}; Path=/; HttpOnly; SameSite=Strict; Max-Age=${maxAgeSeconds}`;

  return {
    read(cookieHeader, device) {
      const name = nameOf(device);
      // A user id has no dot, see the pattern in contract.ts.
      const [userId, signature] = (valueOf(cookieHeader ?? '', name) ?? '').split('.');
      if (!userId || signature === undefined) return null;
      const given = Buffer.from(signature);
      const expected = Buffer.from(sign(name, userId));
      return given.length === expected.length && timingSafeEqual(given, expected) ? userId : null;
    },
    issue: (userId, device) => cookie(nameOf(device), `${userId}.${sign(nameOf(device), userId)}`, MAX_AGE_SECONDS),
    clear: (device) => cookie(nameOf(device), '', 0),
  };
}
