import type { NCInitOptions, NexconnEngine } from './api.ts';
import { connect } from './calls/connect.ts';
import { destroy } from './calls/destroy.ts';
import { disconnect } from './calls/disconnect.ts';
import { getToken } from './calls/getToken.ts';
import { resume } from './calls/resume.ts';
import { createRunner } from './createRunner.ts';
import { createLiveness } from './liveness/liveness.ts';
import { consoleLogger } from './logger.ts';
import { createNotifier } from './notifier.ts';
import type { Ports } from './ports.ts';
import { createActivities } from './session/activities.ts';
import { createConnectCalls } from './session/connectCalls.ts';
import type { EngineContext } from './session/engineContext.ts';
import { hearSurroundings } from './session/hearSurroundings.ts';
import { createLocalSession } from './session/localSession.ts';
import { createOutage } from './session/outage.ts';
import { publishStep } from './session/publishStep.ts';
import { createStopwatch } from './session/stopwatch.ts';
import { createStatusBoard } from './statusBoard.ts';
import { createTokenSession } from './token/tokenSession.ts';

function createContext(options: NCInitOptions, ports: Ports): EngineContext {
  const logger = options.logger ?? consoleLogger;
  const notifier = createNotifier((error) => logger.error('A callback of the application threw.', { error }));
  const board = createStatusBoard(notifier);
  const calls = createConnectCalls(notifier);
  return {
    options,
    ports,
    notifier,
    board,
    calls,
    tokens: createTokenSession(ports.clock, (isRefreshingToken) =>
      board.write({ isRefreshingToken }, ports.clock.now()),
    ),
    store: createLocalSession(ports.database, ports.clock, (outcome) => {
      if (outcome.error) logger.warn(outcome.error.message, { code: outcome.error.code });
      calls.storeOpened(outcome);
    }),
    outage: createOutage(ports),
    liveness: createLiveness(ports.clock),
    deadline: createStopwatch(ports.clock),
    dispatch: () => {},
    isDestroyed: false,
    session: null,
    link: null,
  };
}

/** The engine over its ports: whoever brings a clock, a transport and a page of their own gets the same machine. */
export function createEngine(options: NCInitOptions, ports: Ports): NexconnEngine {
  const context = createContext(options, ports);
  const { board } = context;
  context.dispatch = createRunner(createActivities(context), (step) => publishStep(context, step)).dispatch;
  const stopHearing = hearSurroundings(context);
  return {
    connect: (params, databaseOpened, completion) => connect(context, params, { databaseOpened, completion }),
    resume: () => resume(context),
    reconnectNow() {
      context.outage.breakWindow();
      context.dispatch('dialRequested');
    },
    disconnect: () => disconnect(context),
    destroy() {
      stopHearing();
      return destroy(context);
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
