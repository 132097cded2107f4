import type { KeyValue } from '../ports.ts';

const KEPT = 5;

/** Enough of SHA-256 to recognise a token and nothing to use it with; null where the page may not digest. */
async function digest(token: string): Promise<string | null> {
  if (!('subtle' in crypto)) return null;
  const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(token)));
  return Array.from(bytes.subarray(0, 12), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Which user a token connected before on this device, by a digest of the token: the newest few. */
export function createKnownUsers(appKey: string, kept: KeyValue) {
  const key = `nexconn:known:${appKey}`;
  const entries = () =>
    kept.readList(key).filter((entry) => Array.isArray(entry)) as [digest: string, userId: string][];
  return {
    async recall(token: string): Promise<string | null> {
      const wanted = await digest(token);
      return entries().find(([known]) => known === wanted)?.[1] ?? null;
    },
    async remember(token: string, userId: string): Promise<void> {
      const name = await digest(token);
      if (name === null) return;
      const others = entries().filter(([known]) => known !== name);
      kept.write(key, JSON.stringify([[name, userId], ...others].slice(0, KEPT)));
    },
  };
}
