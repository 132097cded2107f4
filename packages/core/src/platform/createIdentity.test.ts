import { afterEach, describe, expect, it, vi } from 'vitest';
import { createIdentity, unclaimed } from './createIdentity.ts';
import { nothingKept } from './keyValue.ts';

afterEach(() => void vi.restoreAllMocks());

describe('createIdentity', () => {
  it('counts dials in whole numbers, also under a clock that tells parts of a millisecond', async () => {
    vi.spyOn(Date, 'now').mockReturnValue(1_700_000_000_000.4);
    const identity = createIdentity(nothingKept, async () => unclaimed('a'));
    expect((await identity.next()).dialNumber).toBe(1_700_000_000_000);
    expect((await identity.next()).dialNumber).toBe(1_700_000_000_001);
  });
});
