/** The part of Web Storage the engine uses. */
export interface KeyValue {
  read(key: string): string | null;
  /** Null removes. */
  write(key: string, value: string | null): void;
}

/** Web Storage that may be forbidden, full or absent: then nothing is kept, and nothing fails. */
export function keyValue(name: 'localStorage' | 'sessionStorage'): KeyValue {
  const attempt = <T>(use: (storage: Storage) => T): T | null => {
    try {
      return use(globalThis[name]);
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
