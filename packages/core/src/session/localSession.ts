import { NCError } from '../errors.ts';
import type { Database, LocalStore } from '../ports.ts';

/** What the local store turned out to be: the arguments of a `DatabaseOpenedHandler`. */
export type StoreOutcome = readonly [isRecreated: boolean, error: NCError | null];
type Hear = (...outcome: StoreOutcome) => void;

/** The local store of the current user, opened beside the dial. */
export interface LocalSession {
  /** Opens the store of a user; another user's is closed first, the same user's stays. */
  open(userId: string): void;
  /** Calls once, as soon as it is known how the store is. */
  whenKnown(hear: Hear): void;
  /** Goes on in memory where the store is not open by now. */
  giveUp(): void;
  /** Whose store it is, and the store where it is open. */
  read(): Pick<Opening, 'userId' | 'store'> | null;
  close(): void;
  /** Closes, and drops who waits for it. @param isLeft the user signed out: what waits to be sent is never sent */
  forget(isLeft: boolean): void;
}

interface Opening {
  readonly userId: string;
  store?: LocalStore;
  outcome?: StoreOutcome;
  isLeft?: boolean;
}

/** The user signs out while the page sleeps: what waits in that store must not be sent when they come back. */
async function leaveUnopened(load: () => Promise<Database>, userId: string): Promise<void> {
  const store = await load()
    .then((database) => database.open(userId))
    .catch(() => null);
  store?.close(true);
}

function close(opening: Opening | null, isLeft = false): null {
  opening?.store?.close(isLeft);
  if (opening) opening.isLeft = isLeft;
  return null;
}

export function createLocalSession(load: () => Promise<Database>, onError: (error: NCError) => void): LocalSession {
  let current: Opening | null = null;
  let waiting: Hear[] = [];
  /** Whose store was closed while the page sleeps. */
  let asleep: string | undefined;
  const settle = (opening: Opening, ...outcome: StoreOutcome): boolean => {
    if (opening !== current || opening.outcome) return false;
    opening.outcome = outcome;
    if (outcome[1]) onError(outcome[1]);
    waiting.splice(0).forEach((hear) => hear(...outcome));
    return true;
  };
  const fail = (opening: Opening, cause?: unknown): boolean => settle(opening, false, new NCError(33002, { cause }));
  return {
    open(userId) {
      if (current?.userId === userId) return;
      close(current);
      const opening: Opening = { userId };
      current = opening;
      const opened = load().then((database) => database.open(userId));
      opened.then(
        (store) => (settle(opening, store.isRecreated, null) ? (opening.store = store) : store.close(opening.isLeft)),
        (cause: unknown) => fail(opening, cause),
      );
    },
    whenKnown: (hear) => void (current?.outcome ? hear(...current.outcome) : waiting.push(hear)),
    giveUp: () => void (current && fail(current)),
    read: () => current,
    close() {
      asleep = current?.userId ?? asleep;
      current = close(current);
    },
    forget(isLeft) {
      if (isLeft && !current && asleep) void leaveUnopened(load, asleep);
      current = close(current, isLeft);
      [waiting, asleep] = [[], undefined];
    },
  };
}
