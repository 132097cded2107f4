import type { StoreOutcome } from './connectCalls.ts';
import { NCError } from '../errors.ts';
import { NUMBERS } from '../numbers.ts';
import type { Cancel, Clock, Database, LocalStore } from '../ports.ts';

/** The local store of the current user, opened beside the dial. */
export interface LocalSession {
  /** Opens the store of a user; another user's is closed first, the same user's stays. */
  open(userId: string): void;
  /** Calls once it is known how the store is, at the latest after the bound that status 0 may wait. */
  await(onSettled: () => void): Cancel;
  close(): void;
}

export function createLocalSession(
  database: Database,
  clock: Clock,
  onOutcome: (outcome: StoreOutcome) => void,
): LocalSession {
  let current: { readonly userId: string; store: LocalStore | null; isSettled: boolean } | null = null;
  let waiting: (() => void) | null = null;

  const settle = (opening: NonNullable<typeof current>, outcome: StoreOutcome): void => {
    if (opening !== current || opening.isSettled) return;
    opening.isSettled = true;
    onOutcome(outcome);
    waiting?.();
  };
  const fail = (opening: NonNullable<typeof current>, cause: unknown): void =>
    settle(opening, { isRecreated: false, error: new NCError(33002, { cause }) });

  const session: LocalSession = {
    open(userId) {
      if (current?.userId === userId) return;
      session.close();
      const opening = { userId, store: null as LocalStore | null, isSettled: false };
      current = opening;
      database.open(userId).then(
        (store) => {
          if (opening !== current || opening.isSettled) return store.close();
          opening.store = store;
          settle(opening, { isRecreated: store.isRecreated, error: null });
        },
        (cause: unknown) => fail(opening, cause),
      );
    },
    await(onSettled) {
      const opening = current;
      if (opening === null || opening.isSettled) {
        onSettled();
        return () => {};
      }
      waiting = onSettled;
      const cancel = clock.schedule(
        () => fail(opening, new Error(`The store was not open after ${NUMBERS.store / 1000} s.`)),
        NUMBERS.store,
      );
      return () => {
        waiting = null;
        cancel();
      };
    },
    close() {
      current?.store?.close();
      current = null;
    },
  };
  return session;
}
