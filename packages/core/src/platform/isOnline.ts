import { isBrowser } from './isBrowser.ts';

/** What the device says. In Node the network is there until a dial fails. */
export const isOnline = (): boolean => !isBrowser || navigator.onLine;
