import { NCConnectionStatus } from '@nexconn-kit/protocol';
import type {
  ConnectionState,
  DatabaseOpenedHandler,
  NCConnectParams,
  NCConnectResult,
  NexconnEngine,
} from '../api.ts';
import { NCError } from '../errors.ts';
import { createCourier } from '../courier.ts';
import { createStatusBoard, INITIAL_CONNECTION_STATE } from '../statusBoard.ts';
import { createScriptedMessages, type ScriptedMessages, type ScriptedMessagesOptions } from './scriptedMessages.ts';

/** What a test or a story saw the application ask of a scripted engine. */
export type ScriptedCall =
  | { readonly name: 'connect'; readonly params: NCConnectParams }
  | { readonly name: 'resume' | 'reconnectNow' | 'disconnect' | 'getToken' | 'destroy' };

/** An engine without a network: it stands where the script puts it, and remembers what it was asked. */
export interface ScriptedEngine extends NexconnEngine, ScriptedMessages {
  /** Puts the connection where the script wants it; listeners hear of it as from a real engine. */
  setState(patch: Partial<ConnectionState>): void;
  /** Tells the open databases' handlers, as the real engine does once per `connect`. */
  openDatabase(isRecreated: boolean, error?: NCError | null): void;
  readonly calls: readonly ScriptedCall[];
}

export interface ScriptedEngineOptions extends ScriptedMessagesOptions {
  readonly initial?: Partial<ConnectionState> | undefined;
  /** Unix milliseconds for event times. Default: 0, so that stories and snapshots do not change. */
  readonly now?: (() => number) | undefined;
  /** What `getToken` answers. */
  readonly token?: string | undefined;
  /** Called after each call was noted: the place to react, such as `setState` to Connected on `resume`. */
  readonly onCall?: ((call: ScriptedCall, engine: ScriptedEngine) => void) | undefined;
}

/** What a call of `connect` would be told as things stand. */
function resultOf({ status, userId, error }: ConnectionState): NCConnectResult {
  if (status === NCConnectionStatus.Connected) return { isOk: true, code: 0, data: { userId: userId ?? '' } };
  const reason = error ?? new NCError(33090);
  return { isOk: false, code: reason.code, error: reason };
}

const SIGNED_OUT = {
  status: NCConnectionStatus.SignOut,
  error: null,
  userId: null,
  retryAtMs: null,
  downSinceMs: null,
} as const;

/** Makes a `NexconnEngine` that does only what a script says: for tests, stories and demos. */
export function createScriptedEngine(options: ScriptedEngineOptions = {}): ScriptedEngine {
  const { initial = {}, now = () => 0, token = 'scripted-token', onCall } = options;
  const calls: ScriptedCall[] = [];
  const courier = createCourier((error) => {
    throw error;
  });
  const board = createStatusBoard(courier, now, Object.freeze({ ...INITIAL_CONNECTION_STATE, ...initial }));
  const databaseHandlers = new Set<DatabaseOpenedHandler>();
  const note = async (call: ScriptedCall): Promise<void> => {
    calls.push(call);
    onCall?.(call, engine);
  };
  const ask = (call: ScriptedCall): Promise<NCConnectResult> => note(call).then(() => resultOf(board.read()));
  const engine: ScriptedEngine = {
    ...board.face,
    ...createScriptedMessages(options, courier, { now, userId: () => board.read().userId ?? '' }),
    calls,
    setState: board.write,
    openDatabase: (isRecreated, error = null) =>
      databaseHandlers.forEach((handler) => courier.post(() => handler(isRecreated, error))),
    connect(params, databaseOpenedHandler) {
      if (databaseOpenedHandler) databaseHandlers.add(databaseOpenedHandler);
      return ask({ name: 'connect', params });
    },
    resume: () => ask({ name: 'resume' }),
    reconnectNow: () => void note({ name: 'reconnectNow' }),
    disconnect() {
      board.write(SIGNED_OUT);
      return note({ name: 'disconnect' });
    },
    getToken: () => note({ name: 'getToken' }).then(() => token),
    async destroy() {
      await note({ name: 'destroy' });
      board.clear();
    },
  };
  return engine;
}
