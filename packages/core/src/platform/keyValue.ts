import type { KeyValue } from '../ports.ts';

type SimpleStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/**
 * Web Storage that may be forbidden, full or absent: then nothing is kept, and nothing fails.
 *
 * @param storage gives it; merely naming it throws where it is forbidden
 */
export function keyValue(storage: () => SimpleStorage): KeyValue {
  const attempt = <T>(access: (kept: SimpleStorage) => T): T | null => {
    try {
      return access(storage());
    } catch {
      return null;
    }
  };
  const read = (key: string): string | null => attempt((kept) => kept.getItem(key));
  return {
    read,
    readList(key) {
      const list = attempt<unknown>(() => JSON.parse(read(key) ?? ''));
      return Array.isArray(list) ? (list as readonly unknown[]) : [];
    },
    write: (key, value) => void attempt((kept) => (value === null ? kept.removeItem(key) : kept.setItem(key, value))),
  };
}

/** For Node, and for what an application wants kept nowhere. */
export const nothingKept: KeyValue = { read: () => null, readList: () => [], write: () => {} };
