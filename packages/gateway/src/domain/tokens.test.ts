import { describe, expect, it } from 'vitest';
import { createTokens } from './tokens.ts';

const claims = { userId: 'ann+1=_-', issuedAtMs: 1_800_000_000_000, expiresAtMs: 1_800_000_060_000 };
const NOW_MS = 1_800_000_030_000;
const ours = { appKey: 'app', appSecret: 'secret' };

describe('createTokens', () => {
  it('reads what it issued', () => {
    const tokens = createTokens(ours);
    expect(tokens.read(tokens.issue(claims), NOW_MS)).toEqual(claims);
    const endless = { ...claims, expiresAtMs: null };
    expect(tokens.read(tokens.issue(endless), NOW_MS)).toEqual(endless);
  });

  it('never issues the same token twice', () => {
    const tokens = createTokens(ours);
    expect(tokens.issue(claims)).not.toBe(tokens.issue(claims));
  });

  it('reads no token of another secret or another application', () => {
    const token = createTokens(ours).issue(claims);
    expect(createTokens({ ...ours, appSecret: 'rotated' }).read(token, NOW_MS)).toBeUndefined();
    expect(createTokens({ ...ours, appKey: 'other' }).read(token, NOW_MS)).toBeUndefined();
  });

  it('reads tokens of the previous secret while it is given', () => {
    const old = createTokens(ours).issue(claims);
    const rotated = createTokens({ appKey: 'app', appSecret: 'new', previousAppSecret: 'secret' });
    expect(rotated.read(old, NOW_MS)).toEqual(claims);
    expect(createTokens(ours).read(rotated.issue(claims), NOW_MS)).toBeUndefined();
  });

  it('reads tokens of the previous secret until its overlap ends', () => {
    const old = createTokens(ours).issue(claims);
    const previous = { previousAppSecret: 'secret', previousAppSecretUntilMs: NOW_MS };
    const rotated = createTokens({ appKey: 'app', appSecret: 'new', ...previous });
    expect(rotated.read(old, NOW_MS - 1)).toEqual(claims);
    expect(rotated.read(old, NOW_MS)).toBeUndefined();
    expect(rotated.read(rotated.issue(claims), NOW_MS)).toEqual(claims);
  });

  it('reads no token with a single character changed', () => {
    const tokens = createTokens(ours);
    const token = tokens.issue(claims);
    // The last character of base64url may carry bits that decode to nothing, so it is left out.
    for (let at = 0; at < token.length - 1; at += 1) {
      const changed = token.slice(0, at) + (token[at] === 'A' ? 'B' : 'A') + token.slice(at + 1);
      expect(tokens.read(changed, NOW_MS)).toBeUndefined();
    }
  });

  it.each(['', '.', 'a.b', 'a', '..', `${'x'.repeat(4000)}.y`, '\u{1F600}'])('takes %j for no token', (text) => {
    expect(createTokens(ours).read(text, NOW_MS)).toBeUndefined();
  });
});
