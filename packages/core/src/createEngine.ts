import { NCConnectionStatus as S } from '@nexconn-kit/protocol';
import type { NCInitOptions, NexconnEngine } from './api.ts';
import { createCourier } from './courier.ts';
import { createRunner } from './createRunner.ts';
import { consoleLogger } from './logger.ts';
import type { Ports } from './ports.ts';
import { createActivities } from './session/activities.ts';
import { createConnectCalls } from './session/connectCalls.ts';
import type { EngineContext } from './session/engineContext.ts';
import { createEntrances } from './session/entering.ts';
import { hearSurroundings } from './session/hearSurroundings.ts';
import { createExits } from './session/leaving.ts';
import { createLocalSession } from './session/localSession.ts';
import { publishStep } from './session/publishStep.ts';
import { createStatusBoard } from './statusBoard.ts';
import { createTokenSession } from './token/tokenSession.ts';

function createContext(options: NCInitOptions, ports: Ports): EngineContext {
  const logger = options.logger ?? consoleLogger;
  const courier = createCourier((error) => logger.error('A callback of the application threw.', { error }));
  const board = createStatusBoard(courier, ports.clock.now);
  return {
    options,
    ports,
    courier,
    board,
    calls: createConnectCalls(courier),
    tokens: createTokenSession(ports.clock, (isRefreshingToken) => board.write({ isRefreshingToken })),
    store: createLocalSession(ports.loadDatabase, ({ message, code }) => logger.warn(message, { code })),
    dispatch: () => {},
    isDestroyed: false,
    isResting: true,
    params: null,
    intent: 'newcomer',
    lastSessionId: null,
    link: null,
    liveness: null,
    downSinceMs: null,
    hasOpened: false,
    triedMs: 0,
    countedAtMs: 0,
    spreadMs: 0,
    window: null,
  };
}

/** The token for the application's own requests. At rest in 15 nobody is asked: a person decides first. */
async function getToken({ board, tokens, params }: EngineContext): Promise<string> {
  const { status, error } = board.read();
  if (params !== null && status === S.TokenIncorrect && error) throw error;
  return tokens.forDial() ?? tokens.ask();
}

/** The engine over its ports: whoever brings a clock, a transport and a page of their own gets the same machine. */
export function createEngine(options: NCInitOptions, ports: Ports): NexconnEngine {
  const context = createContext(options, ports);
  const { board } = context;
  context.dispatch = createRunner(createActivities(context), (step) => publishStep(context, step));
  const stopHearing = hearSurroundings(context);
  return {
    ...createEntrances(context),
    ...createExits(context, stopHearing),
    reconnectNow() {
      context.window = null;
      context.dispatch('dialRequested');
    },
    getToken: () => getToken(context),
    getConnectionStatus: () => board.read().status,
    getConnectionState: board.read,
    subscribe: board.subscribe,
    addConnectionStatusHandler: board.addHandler,
    removeConnectionStatusHandler: board.removeHandler,
    getCurrentUserId: () => board.read().userId,
  };
}
