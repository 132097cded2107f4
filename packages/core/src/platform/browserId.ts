import { keyValue } from './keyValue.ts';
import { randomId } from './randomId.ts';

const KEY = 'nexconn:browser';

/** Tells the tabs of this browser from other devices; no more than that. */
export function browserId(): string {
  const kept = keyValue('localStorage');
  const id = kept.read(KEY) ?? randomId();
  kept.write(KEY, id);
  return id;
}
