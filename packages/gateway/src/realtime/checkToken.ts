import { NCErrorCode } from '@nexconn-kit/protocol';
import { refusalOf } from '../domain/standing.ts';
import type { StoredKick } from '../domain/store.ts';
import type { TokenClaims } from '../domain/tokens.ts';
import type { RealtimeContext } from './context.ts';
import { Refusal } from './Refusal.ts';

/**
 * Reads a token and checks that it is the expected user's.
 *
 * @throws Refusal 31004
 */
export function readToken(
  { tokens, clock }: RealtimeContext,
  token: string,
  expectedUserId: string | undefined,
): TokenClaims {
  const claims = tokens.read(token, clock.nowMs());
  if (claims === undefined) throw new Refusal({ code: NCErrorCode.TokenInvalid });
  if (expectedUserId !== undefined && expectedUserId !== claims.userId) {
    const message = 'The token is the one of another user; check whom the app server signs in.';
    throw new Refusal({ code: NCErrorCode.TokenInvalid, details: { isOtherUser: true } }, message);
  }
  return claims;
}

/**
 * Checks that the store, as it is now, lets the token's user in.
 *
 * @returns the kicks of the user
 * @throws Refusal 31004, 31009, 31020 or 31029
 */
export async function checkStanding(
  { store, clock }: RealtimeContext,
  claims: TokenClaims,
): Promise<readonly StoredKick[]> {
  const standing = await store.findStanding(claims.userId);
  const verdict = refusalOf({ claims, ...standing, nowMs: clock.nowMs() });
  if (verdict !== undefined) throw new Refusal(verdict);
  return standing.kicks;
}
