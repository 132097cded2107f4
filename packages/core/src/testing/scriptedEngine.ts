import { NCConnectionStatus } from '@nexconn-kit/protocol';
import type { ConnectionState, NCConnectParams, NCConnectResult, NexconnEngine } from '../api.ts';
import { NCError } from '../errors.ts';
import { createCourier } from '../courier.ts';
import { createStatusBoard } from '../statusBoard.ts';

/** What a test or a story saw the application ask of a scripted engine. */
export type ScriptedCall =
  | { readonly name: 'connect'; readonly params: NCConnectParams }
  | { readonly name: 'resume' | 'reconnectNow' | 'disconnect' | 'getToken' | 'destroy' };

/** An engine without a network: it stands where the script puts it, and remembers what it was asked. */
export interface ScriptedEngine extends NexconnEngine {
  /** Puts the connection where the script wants it; listeners hear of it as from a real engine. */
  setState(patch: Partial<ConnectionState>): void;
  /** Tells the open databases' handlers, as the real engine does once per `connect`. */
  openDatabase(isRecreated: boolean, error?: NCError | null): void;
  readonly calls: readonly ScriptedCall[];
}

export interface ScriptedEngineOptions {
  readonly initial?: Partial<ConnectionState> | undefined;
  /** Unix milliseconds for event times. Default: 0, so that stories and snapshots do not change. */
  readonly now?: (() => number) | undefined;
  /** What `getToken` answers. */
  readonly token?: string | undefined;
  /** Called after each call was noted: the place to react, such as `setState` to Connected on `resume`. */
  readonly onCall?: ((call: ScriptedCall, engine: ScriptedEngine) => void) | undefined;
}

/** Makes a `NexconnEngine` that does only what a script says: for tests, stories and demos. */
export function createScriptedEngine(options: ScriptedEngineOptions = {}): ScriptedEngine {
  const { now = () => 0, token = 'scripted-token', onCall } = options;
  const calls: ScriptedCall[] = [];
  const courier = createCourier((error) => {
    throw error;
  });
  const board = createStatusBoard(courier, now);
  const databaseHandlers = new Set<(isRecreated: boolean, error: NCError | null) => void>();
  board.write(options.initial ?? {});

  const note = (call: ScriptedCall): void => {
    calls.push(call);
    onCall?.(call, engine);
  };
  const answer = (): Promise<NCConnectResult> => {
    const { status, userId } = board.read();
    if (status === NCConnectionStatus.Connected) {
      return Promise.resolve({ isOk: true, code: 0, data: { userId: userId ?? '' } });
    }
    const error = board.read().error ?? new NCError(33090);
    return Promise.resolve({ isOk: false, code: error.code, error });
  };

  const engine: ScriptedEngine = {
    ...board.face,
    calls,
    setState: (patch) => board.write(patch),
    openDatabase(isRecreated, error = null) {
      for (const handler of [...databaseHandlers]) courier.post(() => handler(isRecreated, error));
    },
    connect(params, databaseOpenedHandler) {
      if (databaseOpenedHandler) databaseHandlers.add(databaseOpenedHandler);
      note({ name: 'connect', params });
      return answer();
    },
    resume() {
      note({ name: 'resume' });
      return answer();
    },
    reconnectNow: () => note({ name: 'reconnectNow' }),
    disconnect() {
      board.write({
        status: NCConnectionStatus.SignOut,
        error: null,
        userId: null,
        retryAtMs: null,
        downSinceMs: null,
      });
      note({ name: 'disconnect' });
      return Promise.resolve();
    },
    getToken() {
      note({ name: 'getToken' });
      return Promise.resolve(token);
    },
    destroy() {
      note({ name: 'destroy' });
      board.clear();
      return Promise.resolve();
    },
  };
  return engine;
}
