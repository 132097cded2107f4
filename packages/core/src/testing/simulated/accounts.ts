import type { Verdict } from '@nexconn-kit/protocol';

export interface TokenClaims {
  readonly userId: string;
  /** Unix milliseconds; null when it has no end. */
  readonly expiresAtMs: number | null;
}

/** What an operator does to users through the Server API. */
export interface SimulatedAccounts {
  /** A fresh token, as the app server would get it. */
  issueToken(userId: string): string;
  /** Makes every token that was issued so far unfit for the next dial. Open links live on. */
  expireTokens(userId: string): void;
  /** Cuts the user off and lets no one in until the ban ends by itself. @param durationMs milliseconds from now */
  ban(userId: string, durationMs: number): void;
  unban(userId: string): void;
  /** Ends the account: cuts the user off for good. */
  deactivate(userId: string): void;
  /** Undoes `deactivate`. */
  restore(userId: string): void;
}

export interface AccountBook extends SimulatedAccounts {
  /** Whose token it is, or why it lets nobody in. */
  check(token: string, expectedUserId?: string): TokenClaims | Verdict;
  banEndMs(userId: string): number | undefined;
}

/**
 * @param nowMs Unix milliseconds
 * @param lifetimeMs of tokens issued now, milliseconds; null for no end
 */
export function createAccountBook(nowMs: () => number, lifetimeMs: () => number | null): AccountBook {
  const tokens = new Map<string, TokenClaims>();
  const bans = new Map<string, number>();
  const deactivated = new Set<string>();
  const book: AccountBook = {
    issueToken(userId) {
      const token = `simulated-token-${tokens.size + 1}`;
      const livesMs = lifetimeMs();
      tokens.set(token, { userId, expiresAtMs: livesMs === null ? null : nowMs() + livesMs });
      return token;
    },
    expireTokens(userId) {
      for (const [token, claims] of tokens) if (claims.userId === userId) tokens.set(token, { userId, expiresAtMs: 0 });
    },
    ban: (userId, durationMs) => void bans.set(userId, nowMs() + durationMs),
    unban: (userId) => void bans.delete(userId),
    deactivate: (userId) => void deactivated.add(userId),
    restore: (userId) => void deactivated.delete(userId),
    banEndMs(userId) {
      const endMs = bans.get(userId);
      return endMs !== undefined && endMs > nowMs() ? endMs : undefined;
    },
    check(token, expectedUserId) {
      const claims = tokens.get(token);
      if (claims === undefined) return { code: 31004 };
      const { userId, expiresAtMs } = claims;
      if (userId !== (expectedUserId ?? userId)) return { code: 31004, details: { isOtherUser: true } };
      if (deactivated.has(userId)) return { code: 31029 };
      const banExpiresAtMs = book.banEndMs(userId);
      if (banExpiresAtMs !== undefined) return { code: 31009, details: { banExpiresAtMs } };
      return expiresAtMs !== null && expiresAtMs <= nowMs() ? { code: 31020 } : claims;
    },
  };
  return book;
}
