import type { KeyValue } from './ports.ts';

/** The list that is kept under a key; an empty one where it is anything else, for anybody can write there. */
export function readList(kept: KeyValue, key: string): readonly unknown[] {
  try {
    const value: unknown = JSON.parse(kept.read(key) ?? '[]');
    return Array.isArray(value) ? value : [];
  } catch {
    return [];
  }
}
