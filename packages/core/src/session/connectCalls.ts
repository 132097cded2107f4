import type { ConnectCompletionHandler, DatabaseOpenedHandler, NCConnectResult } from '../api.ts';
import { NCError } from '../errors.ts';
import type { Notifier } from '../notifier.ts';

/** Handlers of one `connect`. */
export interface ConnectHandlers {
  readonly databaseOpened?: DatabaseOpenedHandler | undefined;
  readonly completion?: ConnectCompletionHandler | undefined;
}

/** What the local store turned out to be. */
export interface StoreOutcome {
  readonly isRecreated: boolean;
  readonly error: NCError | null;
}

/** The calls of `connect` that wait for an answer. Each gets one, completion handler first, promise after. */
export interface ConnectCalls {
  add(handlers: ConnectHandlers): Promise<NCConnectResult>;
  storeOpened(outcome: StoreOutcome): void;
  settle(result: NCConnectResult): void;
  /** Forgets the store of a session that ended. */
  forgetStore(): void;
}

interface PendingCall {
  readonly handlers: ConnectHandlers;
  readonly resolve: (result: NCConnectResult) => void;
}

export const okResult = (userId: string): NCConnectResult => ({ isOk: true, code: 0, data: { userId } });
export const failedResult = (error: NCError): NCConnectResult => ({ isOk: false, code: error.code, error });

export function answerCall({ handlers, resolve }: PendingCall, result: NCConnectResult, notifier: Notifier): void {
  notifier.post(() =>
    handlers.completion?.(result.isOk ? result.data.userId : null, result.isOk ? null : result.error),
  );
  notifier.post(() => resolve(result));
}

export function createConnectCalls(notifier: Notifier): ConnectCalls {
  let pending: PendingCall[] = [];
  let store: StoreOutcome | null = null;
  const tellStore = ({ databaseOpened }: ConnectHandlers, { isRecreated, error }: StoreOutcome): void => {
    if (databaseOpened) notifier.post(() => databaseOpened(isRecreated, error));
  };
  return {
    add(handlers) {
      if (store !== null) tellStore(handlers, store);
      return new Promise((resolve) => void pending.push({ handlers, resolve }));
    },
    storeOpened(outcome) {
      store = outcome;
      for (const { handlers } of pending) tellStore(handlers, outcome);
    },
    settle(result) {
      const settled = pending;
      pending = [];
      for (const call of settled) answerCall(call, result, notifier);
    },
    forgetStore: () => void (store = null),
  };
}
