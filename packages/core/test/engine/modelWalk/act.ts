import { stopTokenRefresh, type NCConnectParams, type TokenProvider } from '@nexconn-kit/core';
import type { Target, User, WalkEvent } from './events.ts';
import type { AskNote, CallNote, DialNote, World } from './world.ts';

type EventOf<T extends WalkEvent['type']> = Extract<WalkEvent, { type: T }>;

const isOpen = ({ isSettled, signal }: AskNote): boolean => !isSettled && !signal.aborted;

/** The application of a walk: its tokens name their user, and its providers answer when the walk says so. */
export function createApplication(world: World) {
  const { engine, clock, asks } = world;
  let counted = 0;
  const provide =
    (user: User): TokenProvider =>
    ({ signal }) =>
      new Promise((resolve, reject) => {
        if (asks.some(isOpen)) world.faults.push('two questions at once');
        asks.push({
          user,
          signal,
          statusThen: engine.getConnectionStatus(),
          isSettled: false,
          resolve,
          reject,
        });
      });
  const sourcesOf = (user: User) => ({
    string: `${user}-string`,
    otherString: `${user}-otherString`,
    provider: provide(user),
    otherProvider: provide(user),
  });
  const sources = { ada: sourcesOf('ada'), bob: sourcesOf('bob') };
  const note = (ask: (call: CallNote) => Promise<CallNote['answer'] & {}>): void => {
    const call: CallNote = { completions: [], databaseReports: 0 };
    world.calls.push(call);
    void ask(call).then((answer) => (call.answer = answer));
  };
  return {
    connect({ user, source, isNamed, timeoutS, viaRelay }: EventOf<'connect'>): void {
      const params: NCConnectParams = {
        token: sources[user][source],
        userId: isNamed ? user : undefined,
        timeout: timeoutS,
        proxy: viaRelay ? { url: 'http://relay.test' } : undefined,
      };
      const complete = (call: CallNote, code: number): void =>
        void call.completions.push({
          code,
          statusHeard: world.hops.at(-1)?.status ?? 11,
          isBeforePromise: call.answer === undefined,
        });
      note((call) =>
        engine.connect(
          params,
          () => (call.databaseReports += 1),
          (_, error) => complete(call, error?.code ?? 0),
        ),
      );
    },
    resume: () => note(() => engine.resume()),
    /** Answers the oldest question that is open, wanted or not. */
    answerProvider({ how }: EventOf<'answerProvider'>): void {
      const ask = asks.find(({ isSettled }) => !isSettled);
      if (ask === undefined) return;
      ask.isSettled = true;
      if (how === 'reject') return ask.reject(new Error('the token endpoint is down'));
      if (how === 'stop') return ask.reject(caught(stopTokenRefresh));
      if (how === 'new') counted += 1;
      const token = `${ask.user}-${counted}`;
      if ((how === 'new' || how === 'same') && !ask.signal.aborted) world.given = token;
      ask.resolve({ new: token, same: token, garbage: { clock }, empty: '' }[how]);
    },
  };
}

function caught(run: () => unknown): unknown {
  try {
    return run();
  } catch (error) {
    return error;
  }
}

const target = ({ dials }: World, at: Target): DialNote | undefined => dials.at(at === 'newest' ? -1 : -2);

function accept(world: World, { at, remainingMs, spreadMs, isStranger }: EventOf<'accept'>): void {
  const dial = target(world, at);
  if (dial === undefined || dial.isAccepted) return;
  dial.hasOpened = true;
  dial.isAccepted = true;
  const userId = isStranger ? 'mallory' : dial.link.request.token.split('-')[0];
  dial.link.accept({ ...(userId && { userId }), tokenRemainingMs: remainingMs, reconnectSpreadMs: spreadMs });
}

function drop(world: World, { at, code, afterOpening }: EventOf<'drop'>): void {
  const dial = target(world, at);
  if (afterOpening && dial) {
    dial.hasOpened ||= !dial.link.isClosed;
    dial.link.tell({ type: 'opened' });
  }
  dial?.link.drop(code);
}

function refuse(world: World, { at, code, windowMs }: EventOf<'refuse'>): void {
  const dial = target(world, at);
  if (dial) dial.hasOpened ||= !dial.link.isClosed;
  dial?.link.refuse({ code, details: windowMs === undefined ? {} : { retryWindowMs: windowMs } });
}

function answerRenewals({ transport }: World, { how, remainingMs }: EventOf<'answerRenewals'>): void {
  transport.answerRenewal = () => {
    if (how === 'hang') return new Promise(() => {});
    return Promise.resolve(
      how === 'take' ? { isOk: true, tokenRemainingMs: remainingMs } : { isOk: false, code: 31004 },
    );
  };
}

function signalPage({ surroundings }: World, { signal: name }: EventOf<'page'>): void {
  if (name === 'online' || name === 'offline') surroundings.isOnline = name === 'online';
  surroundings.signal(name);
}

/** Makes events happen to a world. What takes time is awaited. */
export function createActor(world: World): (event: WalkEvent) => void | Promise<void> {
  const { engine, clock, surroundings, stores } = world;
  const application = createApplication(world);
  const handlers: { readonly [T in WalkEvent['type']]: (event: EventOf<T>) => void | Promise<void> } = {
    connect: application.connect,
    resume: application.resume,
    reconnectNow: () => engine.reconnectNow(),
    disconnect: () => void engine.disconnect(),
    destroy: () => void engine.destroy(),
    getToken: () => void engine.getToken().catch(() => {}),
    accept: (event) => accept(world, event),
    refuse: (event) => refuse(world, event),
    drop: (event) => drop(world, event),
    hear: ({ at }) => target(world, at)?.link.tell({ type: 'heard' }),
    settings: ({ at, spreadMs, windowMs }) =>
      target(world, at)?.link.tell({
        type: 'settings',
        settings: { reconnectSpreadMs: spreadMs, retryWindowMs: windowMs },
      }),
    answerProvider: application.answerProvider,
    answerRenewals: (event) => answerRenewals(world, event),
    openStores: ({ how }) => void (stores.how = how),
    page: (event) => signalPage(world, event),
    claimOnline: ({ isOnline }) => void (surroundings.isOnline = isOnline),
    time: ({ ms }) => clock.advance(ms),
    sleep: ({ ms }) => clock.sleep(ms),
    wallClock: ({ ms }) => clock.setWallClock(clock.now() + ms),
  };
  return (event) => (handlers[event.type] as (event: WalkEvent) => void | Promise<void>)(event);
}
