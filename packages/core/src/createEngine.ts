import type { NCInitOptions, NexconnEngine } from './api.ts';
import { createCourier } from './courier.ts';
import { createRunner } from './createRunner.ts';
import type { NCError } from './errors.ts';
import { KEEPERS_MS } from './numbers.ts';
import type { Ports, TokenQuestion } from './ports.ts';
import { ACTIVITIES } from './session/activities.ts';
import { createConnectCalls } from './session/connectCalls.ts';
import type { EngineContext, Loaders } from './session/engineContext.ts';
import { createEntrances } from './session/createEntrances.ts';
import { createExits } from './session/createExits.ts';
import { hearLater } from './session/keepLater.ts';
import { createLocalSession } from './session/localSession.ts';
import { messagesLater } from './session/messagesLater.ts';
import { publishStep } from './session/publishStep.ts';
import { createStatusBoard } from './statusBoard.ts';
import { createTokenSession } from './token/tokenSession.ts';
import { within } from './within.ts';

/** What may be said of a failed question: the cause is the application's own, and its message may hold a token. */
function tellable({ code, cause }: NCError): Readonly<Record<string, unknown>> {
  const { name, message } = Object(cause) as Partial<Error>;
  return { code, cause: name === 'TokenRequestFailed' ? message : name };
}

function createContext(options: NCInitOptions, ports: Ports & Loaders): EngineContext {
  const logger = options.logger ?? console;
  const courier = createCourier((error) => logger.error('Nexconn: a callback threw.', { error }));
  const warn = (what: string, about: Readonly<Record<string, unknown>>): void =>
    courier.post(() => logger.warn(`Nexconn: ${what}.`, about));
  const { clock, tokenCache, loadKeepers } = ports;
  const board = createStatusBoard(courier, clock.now);
  // Without that code each tab asks for itself, and nobody waits for it long.
  const askInTurn = async (question: TokenQuestion): Promise<string> => {
    const keepers = await within(clock, KEEPERS_MS, loadKeepers());
    question.context.signal.throwIfAborted();
    return keepers ? keepers.askInTurn(tokenCache, keepers.exclusive, question) : question.provider(question.context);
  };
  return {
    ...ports,
    options,
    courier,
    board,
    calls: createConnectCalls(courier),
    tokens: createTokenSession({
      clock,
      board,
      cache: tokenCache,
      askInTurn,
      warn: (error) => warn('no token', tellable(error)),
    }),
    store: createLocalSession(ports.loadDatabase, (error) => warn('no local database', { error })),
    dispatch: () => {},
    isResting: true,
    intent: 'newcomer',
    lastSessionId: null,
    hasOpened: false,
    unopened: 0,
    triedMs: 0,
    spreadMs: 0,
    windowEndsAtMs: 0,
  };
}

/** The token for the application's own requests. At rest in 15 nobody is asked: a person decides first. */
async function getToken({ board, tokens, params }: EngineContext): Promise<string> {
  const { status, error } = board.read();
  if (params && error && status === 15) throw error;
  return tokens.forDial() ?? tokens.ask();
}

/** The engine over its ports: whoever brings a clock, a transport and a page of their own gets the same machine. */
export function createEngine(options: NCInitOptions, ports: Ports & Loaders): NexconnEngine {
  const context = createContext(options, ports);
  context.dispatch = createRunner(
    (activity, emit) => {
      if (!context.hearing) hearLater(context);
      context.hearing?.load();
      return ACTIVITIES[activity](context, emit);
    },
    (...step) => publishStep(context, ...step),
  );
  return {
    ...context.board.face,
    ...createEntrances(context),
    ...createExits(context),
    ...messagesLater(context),
    reconnectNow() {
      context.windowEndsAtMs = 0;
      context.dispatch('dialRequested');
    },
    getToken: () => getToken(context),
  };
}
