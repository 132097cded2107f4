import type { Database } from '../ports.ts';

/** A database whose code is fetched beside the first dial, not before it. Without it the session goes on in memory. */
export function lazyDatabase(load: () => Promise<Database>): Database {
  let loading: Promise<Database> | undefined;
  const loaded = (): Promise<Database> => (loading ??= load());
  return {
    open: async (userId) => (await loaded()).open(userId),
    recallUser: async (token) => (await loaded()).recallUser(token),
    rememberUser: async (token, userId) => (await loaded()).rememberUser(token, userId),
  };
}
