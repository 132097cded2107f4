import type { Clock, IdentityKeeper } from '../ports.ts';
import { nextDialNumber } from './dialCounter.ts';
import { keyValue } from './keyValue.ts';
import { randomId } from './randomId.ts';

/** How long the id of a tab may still be held by the page that is just being reloaded. */
const CLAIM_PATIENCE_MS = 150;

interface Claim {
  readonly clientId: string;
  release(): void;
}

/** Takes a Web Lock; null when another page holds it and keeps it. */
function hold(name: string, clock: Clock): Promise<(() => void) | null> {
  return new Promise((resolve) => {
    const abort = new AbortController();
    const cancel = clock.schedule(() => abort.abort(), CLAIM_PATIENCE_MS);
    navigator.locks
      .request(name, { signal: abort.signal }, () => {
        cancel();
        return new Promise<void>((release) => resolve(release));
      })
      .catch(() => resolve(null));
  });
}

/**
 * One client id a tab. It survives a reload in `sessionStorage`; a duplicated tab, which copies that storage, finds
 * the id's lock held and gets a fresh one.
 */
export function createTabIdentity(appKey: string, browserId: string, clock: Clock): IdentityKeeper {
  const kept = keyValue('sessionStorage');
  const idKey = `nexconn:client:${appKey}`;
  const dialKey = `nexconn:dial:${appKey}`;
  let claim: Promise<Claim> | null = null;
  let lastDial = Number(kept.read(dialKey)) || 0;

  const claimId = async (): Promise<Claim> => {
    const known = kept.read(idKey);
    if (!('locks' in navigator)) return { clientId: known ?? randomId(), release: () => {} };
    const release = known === null ? null : await hold(`nexconn:client:${known}`, clock);
    if (known !== null && release !== null) return { clientId: known, release };
    const clientId = randomId();
    return { clientId, release: (await hold(`nexconn:client:${clientId}`, clock)) ?? (() => {}) };
  };
  return {
    async next() {
      claim ??= claimId();
      const { clientId } = await claim;
      lastDial = nextDialNumber(lastDial, clock.now());
      kept.write(idKey, clientId);
      kept.write(dialKey, String(lastDial));
      return { clientId, browserId, dialNumber: lastDial };
    },
    release() {
      void claim?.then((held) => held.release());
      claim = null;
    },
  };
}
