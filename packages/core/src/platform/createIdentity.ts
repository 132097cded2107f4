import type { IdentityKeeper, KeyValue } from '../ports.ts';
import { systemClock } from './systemClock.ts';

/** A client id that is this engine's until it lets go of it. */
export interface Claim {
  readonly clientId: string;
  release(): void;
}

/** For an id that nobody contests. */
export const unclaimed = (clientId: string): Claim => ({ clientId, release: () => {} });

/** @param kept where the count of dials is kept, so that it also grows across reloads and when the clock was set back */
export function createIdentity(kept: KeyValue, claimId: () => Promise<Claim>, browserId?: string): IdentityKeeper {
  const key = 'nexconn:dial';
  let claim: Promise<Claim> | null = null;
  let last = 0;
  return {
    async next() {
      claim ??= claimId();
      const { clientId } = await claim;
      last = Math.max(last + 1, Number(kept.read(key)) + 1, systemClock.now());
      kept.write(key, String(last));
      return { clientId, browserId, dialNumber: last };
    },
    release() {
      void claim?.then((held) => held.release());
      claim = null;
    },
  };
}
