import type { ConnectionState, ConnectionStatusChangedEvent, NCConnectResult, NexconnEngine } from '@nexconn-kit/core';
import { createFakeEngine, type FakeClock, type FakeEngine, type FakeLink } from '@nexconn-kit/core/testing';
import type { WalkEvent, WalkSettings } from './events.ts';

/** The public state at a moment: right after an event, and each time the engine said that something changed. */
export interface Look {
  readonly state: ConnectionState;
  readonly atMs: number;
  readonly wallMs: number;
  /** Whether the newest dial's WebSocket opened. */
  readonly hasOpened: boolean;
}

export interface DialNote {
  readonly link: FakeLink;
  isAccepted: boolean;
  /** Whether it was there at an earlier step. */
  isNoted?: true;
  hasOpened: boolean;
  probedAtMs: number | null;
}

export interface AskNote {
  readonly user: string;
  readonly signal: AbortSignal;
  readonly statusThen: number;
  isSettled: boolean;
  isNoted?: true;
  resolve(token: unknown): void;
  reject(error: unknown): void;
}

export interface CallNote {
  answer?: NCConnectResult;
  readonly completions: { readonly code: number; readonly statusHeard: number; readonly isBeforePromise: boolean }[];
  databaseReports: number;
}

export interface TimerNote {
  readonly afterMs: number;
  readonly dueAtMs: number;
}

/** The engine on fakes, and a notebook of what could be seen of it from outside. */
export interface World extends FakeEngine {
  readonly engine: NexconnEngine;
  readonly settings: WalkSettings;
  readonly dials: DialNote[];
  readonly asks: AskNote[];
  /** The token that a provider gave in the present step, where the answer was still wanted. */
  given?: string | undefined;
  readonly calls: CallNote[];
  readonly timers: Set<TimerNote>;
  readonly hops: ConnectionStatusChangedEvent[];
  /** Of the present step. */
  looks: Look[];
  /** What was wrong at the very moment it happened. */
  readonly faults: string[];
  stores: { how: Extract<WalkEvent, { type: 'openStores' }>['how']; open: number };
  look(): void;
}

function noteTimers(clock: FakeClock, timers: Set<TimerNote>): void {
  const { schedule } = clock;
  clock.schedule = (run, afterMs) => {
    const note = { afterMs, dueAtMs: clock.monotonic() + afterMs };
    timers.add(note);
    const cancel = schedule(() => {
      timers.delete(note);
      run();
    }, afterMs);
    return () => {
      timers.delete(note);
      cancel();
    };
  };
}

function noteDials({ transport, clock, settings, dials, faults }: World): void {
  const { open } = transport;
  transport.open = (url, request, tell) => {
    if (transport.dials.at(-1)?.isClosed === false || transport.live().length > 0) faults.push('two live sockets');
    const end = open(url, request, tell);
    const note: DialNote = { link: transport.last(), isAccepted: false, hasOpened: false, probedAtMs: null };
    dials.push(note);
    return {
      ...end,
      probe() {
        note.probedAtMs ??= clock.monotonic();
        end.probe();
        if (settings.answersProbes) queueMicrotask(() => note.link.tell({ type: 'heard' }));
      },
    };
  };
}

export function createWorld(settings: WalkSettings): World {
  const stores: World['stores'] = { how: 'ready', open: 0 };
  const opening = (how: World['stores']['how']) => {
    if (how === 'hang') return new Promise<never>(() => {});
    if (how === 'fail') return Promise.reject(new Error('no store'));
    stores.open += 1;
    return Promise.resolve({ isRecreated: how === 'recreated', close: () => void (stores.open -= 1) });
  };
  const fake = createFakeEngine({
    jitter: settings.jitter,
    proxyFinding: settings.relay,
    logger: { warn: () => {}, error: (message) => world.faults.push(message) },
    database: {
      open: () => opening(stores.how),
      recallUser: () => Promise.resolve(null),
      rememberUser: () => Promise.resolve(),
    },
  });
  const { engine, clock } = fake;
  const lists = { dials: [], asks: [], calls: [], hops: [], looks: [], faults: [], timers: new Set<TimerNote>() };
  const world: World = {
    ...fake,
    ...lists,
    settings,
    stores,
    look: () =>
      void world.looks.push({
        state: engine.getConnectionState(),
        atMs: clock.monotonic(),
        wallMs: clock.now(),
        hasOpened: world.dials.at(-1)?.hasOpened ?? false,
      }),
  };
  noteTimers(clock, world.timers);
  noteDials(world);
  engine.addConnectionStatusHandler('walk', (event) => void world.hops.push(event));
  engine.subscribe(world.look);
  return world;
}
