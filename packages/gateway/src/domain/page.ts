import type { Slice } from './store.ts';

export interface Page {
  /** Counted from 1. */
  readonly page: number;
  readonly pageSize: number;
}

export function toSlice({ page, pageSize }: Page): Slice {
  return { offset: (page - 1) * pageSize, limit: pageSize };
}
