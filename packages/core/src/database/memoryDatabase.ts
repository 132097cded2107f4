import type { Database } from '../ports.ts';

/** For Node: nothing outlives the process, so nothing can have been recreated. */
export const memoryDatabase: Database = {
  open: () => Promise.resolve({ isRecreated: false, close: () => {} }),
  recallUser: () => Promise.resolve(null),
  rememberUser: () => Promise.resolve(),
};
