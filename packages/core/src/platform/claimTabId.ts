import type { KeyValue } from '../ports.ts';
import { unclaimed, type Claim } from './createIdentity.ts';
import { randomId } from './randomId.ts';

/**
 * How long the id of a tab may still be held by the page that is just being reloaded: on a busy machine that page goes
 * long after the new one came. A duplicated tab pays with this much of status 10, a reload in a hurry would pay with a kick.
 */
const CLAIM_PATIENCE_MS = 2_000;

/** Takes the Web Lock of a client id; null when another page holds it and keeps it. */
function hold(clientId: string): Promise<Claim | null> {
  return new Promise((resolve) => {
    if (!('locks' in navigator)) return resolve(unclaimed(clientId));
    const grant = (): Promise<void> => new Promise((release) => resolve({ clientId, release }));
    const signal = AbortSignal.timeout(CLAIM_PATIENCE_MS);
    navigator.locks.request(`nexconn:client:${clientId}`, { signal }, grant).catch(() => resolve(null));
  });
}

/**
 * One client id a tab. It survives a reload in `kept`, the `sessionStorage`; a duplicated tab, which copies that,
 * finds the id's lock held and gets a fresh one.
 */
export async function claimTabId(appKey: string, kept: KeyValue): Promise<Claim> {
  const key = `nexconn:client:${appKey}`;
  const known = kept.read(key);
  const claim = known && (await hold(known));
  if (claim) return claim;
  const clientId = randomId();
  kept.write(key, clientId);
  return (await hold(clientId)) ?? unclaimed(clientId);
}
