import type { KeyValue } from '../ports.ts';

/** Web Storage that may be forbidden, full or absent: then nothing is kept, and nothing fails. */
export function keyValue(name: 'localStorage' | 'sessionStorage'): KeyValue {
  const attempt = <T>(access: (storage: Storage) => T): T | null => {
    try {
      return access(globalThis[name]);
    } catch {
      return null;
    }
  };
  return {
    read: (key) => attempt((storage) => storage.getItem(key)),
    write: (key, value) =>
      void attempt((storage) => (value === null ? storage.removeItem(key) : storage.setItem(key, value))),
  };
}

/** For Node, and for what an application wants kept nowhere. */
export const nothingKept: KeyValue = { read: () => null, write: () => {} };
