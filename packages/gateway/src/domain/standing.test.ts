import { describe, expect, it } from 'vitest';
import { refusalOf, type Standing } from './standing.ts';
import type { StoredUser } from './store.ts';

const NOW_MS = 1_800_000_000_000;
const user: StoredUser = {
  userId: 'ann',
  name: '',
  avatarUrl: '',
  createdAtMs: 0,
  tokenCutOffMs: 0,
  deletedAtMs: null,
};
const claims = { userId: 'ann', issuedAtMs: NOW_MS - 1000, expiresAtMs: null };
const refuse = (changes: Partial<Standing>) => refusalOf({ claims, user, ban: undefined, nowMs: NOW_MS, ...changes });

// Expectations come from the published contract of codes, statuses and operations, not from the code.
describe('refusalOf', () => {
  it('lets an active user with a living token in', () => {
    expect(refuse({})).toBeUndefined();
    expect(refuse({ claims: { ...claims, expiresAtMs: NOW_MS + 1 } })).toBeUndefined();
  });

  it('takes the token of a user whom the store does not know for invalid', () => {
    expect(refuse({ user: undefined })).toEqual({ code: 31004 });
  });

  it('takes a token that has run out, or was issued before the cut-off, for expired', () => {
    expect(refuse({ claims: { ...claims, expiresAtMs: NOW_MS } })).toEqual({ code: 31020 });
    expect(refuse({ user: { ...user, tokenCutOffMs: claims.issuedAtMs + 1 } })).toEqual({ code: 31020 });
  });

  it('lets a token live that was issued in the very millisecond of the cut-off', () => {
    expect(refuse({ user: { ...user, tokenCutOffMs: claims.issuedAtMs } })).toBeUndefined();
  });

  it('refuses a banned user until the ban ends by itself', () => {
    const ban = { userId: 'ann', expiresAtMs: NOW_MS + 1 };
    expect(refuse({ ban })).toEqual({ code: 31009, details: { banExpiresAtMs: NOW_MS + 1 } });
    expect(refuse({ ban, nowMs: NOW_MS + 1 })).toBeUndefined();
  });

  it('names the end of the account before a ban, and a ban before an expired token', () => {
    const ban = { userId: 'ann', expiresAtMs: NOW_MS + 1 };
    const expired = { ...claims, expiresAtMs: NOW_MS };
    expect(refuse({ user: { ...user, deletedAtMs: 1 }, ban, claims: expired })).toEqual({ code: 31029 });
    expect(refuse({ ban, claims: expired })).toMatchObject({ code: 31009 });
  });
});
