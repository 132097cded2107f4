import type { Cancel } from '../ports.ts';
import { isBrowser } from './isBrowser.ts';

/** What the device says. In Node the network is there until a dial fails. */
export const isOnline = (): boolean => !isBrowser || navigator.onLine;

/** Tells when the device says that its network is back. */
export function onOnline(hear: () => void): Cancel {
  if (!isBrowser) return () => {};
  window.addEventListener('online', hear);
  return () => window.removeEventListener('online', hear);
}
