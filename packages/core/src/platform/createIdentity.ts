import type { IdentityKeeper, KeyValue } from '../ports.ts';

/** A client id that is this engine's until it lets go of it. */
export interface Claim {
  readonly clientId: string;
  release(): void;
}

/** For an id that nobody contests. */
export const unclaimed = (clientId: string): Claim => ({ clientId, release: () => {} });

const DIAL_KEY = 'nexconn:dial';

/** @param kept where the count of dials is kept, so that it also grows across reloads and when the clock was set back */
export function createIdentity(kept: KeyValue, claimId: () => Promise<Claim>, browserId?: string): IdentityKeeper {
  let claim: Promise<Claim> | null = null;
  let dialNumber = 0;
  return {
    async next() {
      claim ??= claimId();
      const { clientId } = await claim;
      // Whole: a simulated clock may tell parts of a millisecond, and the gateway refuses them.
      dialNumber = Math.max(dialNumber + 1, Number(kept.read(DIAL_KEY)) + 1, Math.floor(Date.now()));
      kept.write(DIAL_KEY, String(dialNumber));
      return { clientId, browserId, dialNumber };
    },
    release() {
      void claim?.then((held) => held.release());
      claim = null;
    },
  };
}
