import { NCErrorCode, type Verdict } from '@nexconn-kit/protocol';
import type { StoredStanding } from './store.ts';
import type { TokenClaims } from './tokens.ts';

type Account = Pick<StoredStanding, 'user' | 'ban'>;

export interface Standing extends Account {
  readonly claims: TokenClaims;
  readonly nowMs: number;
}

/** Why an account may hold no link, as a live one is told; undefined when it may. */
export function barOf({ user, ban }: Account, nowMs: number): Verdict | undefined {
  if (user !== undefined && user.deletedAtMs !== null) return { code: NCErrorCode.UserDeactivated };
  if (ban === undefined || ban.expiresAtMs <= nowMs) return undefined;
  return { code: NCErrorCode.BannedOnline, details: { banExpiresAtMs: ban.expiresAtMs } };
}

/**
 * Why a genuine token does not let its user in; undefined when it does. An account's end comes before its ban, and both
 * before the token's age: they are what the user has to know, and no newer token would change them.
 */
export function refusalOf({ claims, user, ban, nowMs }: Standing): Verdict | undefined {
  if (user === undefined) return { code: NCErrorCode.TokenInvalid };
  const bar = barOf({ user, ban }, nowMs);
  if (bar?.code === NCErrorCode.BannedOnline) return { ...bar, code: NCErrorCode.BannedAtConnect };
  if (bar !== undefined) return bar;
  const isRevoked = claims.issuedAtMs < user.tokenCutOffMs;
  const hasRunOut = claims.expiresAtMs !== null && claims.expiresAtMs <= nowMs;
  return isRevoked || hasRunOut ? { code: NCErrorCode.TokenExpired } : undefined;
}
