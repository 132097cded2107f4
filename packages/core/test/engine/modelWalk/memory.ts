import type { ConnectionState } from '@nexconn-kit/core';
import type { WalkEvent } from './events.ts';
import type { DialNote, Look, World } from './world.ts';

/** Statuses that only the application leaves. */
const TERMINAL: readonly number[] = [6, 11, 12, 14, 15, 16, 19];
export const isTerminal = (status: number): boolean => TERMINAL.includes(status);

export interface Wish {
  readonly user: string;
  readonly isNamed: boolean;
  readonly source: string;
  readonly timeoutMs: number;
}

/** What the rules need to know of the past. It is kept from what was told to the engine and seen of it, never from inside. */
export interface Memory {
  wish: Wish | null;
  isDestroyed: boolean;
  isParked: boolean;
  /** Whether the newest `connect` took the place of the session there was. */
  isReplacing: boolean;
  /** Whether the next dial is one that the application asked for. */
  isAsked: boolean;
  lastSessionId: string | null;
  newestToken: string | null;
  /** Refusals of a token since the connection last was stable, the newest of them, and whether a newer token was in hand. */
  refusals: number;
  refusedToken: string | null;
  hadNewer: boolean;
  spreadMs: number;
  windowEndsAtMs: number;
  upSinceMs: number | null;
  downSinceMs: number;
  /** Time spent trying: as much, and as little, as may have been counted. */
  triedAtMostMs: number;
  triedAtLeastMs: number;
  signalledAtMs: number;
  heardAtMs: number;
  roundTripMs: number;
  /** What the wall clock was ahead of the monotonic one when the retry was told. */
  wallAheadMs: number;
}

export const createMemory = (): Memory => ({
  wish: null,
  isDestroyed: false,
  isParked: false,
  isReplacing: false,
  isAsked: false,
  lastSessionId: null,
  newestToken: null,
  refusals: 0,
  refusedToken: null,
  hadNewer: false,
  spreadMs: 0,
  windowEndsAtMs: 0,
  upSinceMs: null,
  downSinceMs: 0,
  triedAtMostMs: 0,
  triedAtLeastMs: 0,
  signalledAtMs: -Infinity,
  heardAtMs: 0,
  roundTripMs: 0,
  wallAheadMs: 0,
});

export const liveDial = ({ dials }: World): DialNote | undefined => {
  const newest = dials.at(-1);
  return newest?.link.isClosed === false ? newest : undefined;
};
const isString = (source: string): boolean => source.toLowerCase().endsWith('string');
export const isProvider = (wish: Wish | null): boolean => wish !== null && !isString(wish.source);
const tokenOf = ({ user, source }: Wish): string => `${user}-${source}`;

function isJoining(memory: Memory, { status }: ConnectionState, wish: Wish): boolean {
  const { wish: running } = memory;
  if (running === null || isTerminal(status)) return false;
  if (running.isNamed && wish.isNamed) return running.user === wish.user;
  return tokenOf(running) === tokenOf(wish);
}

/** The application wants a dial, unless the gateway has accepted one already. */
function askForDial(memory: Memory, world: World): void {
  if (!liveDial(world)?.isAccepted) memory.isAsked = true;
  memory.triedAtMostMs = memory.triedAtLeastMs = 0;
}

function rememberConnect(memory: Memory, world: World, state: ConnectionState, wish: Wish): void {
  memory.isReplacing = !isJoining(memory, state, wish);
  if (memory.isReplacing) {
    Object.assign(memory, { lastSessionId: null, newestToken: null, refusals: 0, isParked: false, isAsked: true });
    memory.triedAtMostMs = memory.triedAtLeastMs = 0;
  } else askForDial(memory, world);
  memory.wish = wish;
  if (isString(wish.source)) memory.newestToken = tokenOf(wish);
}

function rememberResume(memory: Memory, world: World, { status }: ConnectionState): void {
  if (memory.wish === null) return;
  memory.windowEndsAtMs = 0;
  askForDial(memory, world);
  if (!isTerminal(status) && status !== 17) return;
  Object.assign(memory, { isAsked: true, refusals: 0 });
  memory.newestToken = isString(memory.wish.source) ? tokenOf(memory.wish) : null;
}

function rememberRefusal(memory: Memory, { link: { request, renewals } }: DialNote): void {
  memory.refusals += 1;
  memory.refusedToken = request.token;
  memory.hadNewer = renewals.length > 0 || request.token !== memory.newestToken;
  if (!memory.hadNewer) memory.newestToken = null;
}

function rememberWord(memory: Memory, world: World, event: WalkEvent): void {
  const dial = liveDial(world);
  if (dial === undefined || !('at' in event) || event.at !== 'newest') return;
  const now = world.clock.monotonic();
  if (event.type === 'hear') {
    memory.heardAtMs = now;
    if (dial.probedAtMs !== null) memory.roundTripMs = now - dial.probedAtMs;
    dial.probedAtMs = null;
  }
  if (event.type === 'refuse' && [31004, 31020].includes(event.code)) rememberRefusal(memory, dial);
  if (event.type === 'settings') memory.spreadMs = event.spreadMs;
  if ('windowMs' in event && event.windowMs && (event.type === 'settings' || [30002, 31000].includes(event.code))) {
    memory.windowEndsAtMs = now + event.windowMs;
  }
  if (event.type !== 'accept' || dial.isAccepted || (event.isStranger && memory.wish?.isNamed)) return;
  Object.assign(memory, { isAsked: false, spreadMs: event.spreadMs, heardAtMs: now, roundTripMs: 0 });
  memory.lastSessionId = `session-${world.dials.length}`;
}

function rememberPage(memory: Memory, { clock }: World, { status }: ConnectionState, signal: string): void {
  if (['online', 'awake', 'pageshow'].includes(signal)) memory.signalledAtMs = clock.monotonic();
  if (signal === 'online') memory.triedAtLeastMs -= 250;
  if (signal === 'pagehide' && !isTerminal(status)) memory.isParked = true;
  if (signal === 'pageshow') memory.isParked = false;
}

/** Notes what is about to happen to the engine. */
export function remember(memory: Memory, world: World, event: WalkEvent): void {
  const state = world.engine.getConnectionState();
  if (event.type === 'page' && !memory.isDestroyed) rememberPage(memory, world, state, event.signal);
  if (event.type === 'connect' && !memory.isDestroyed) {
    const { user, isNamed, source, timeoutS = 0 } = event;
    rememberConnect(memory, world, state, { user, isNamed, source, timeoutMs: timeoutS * 1_000 });
  }
  if (event.type === 'sleep') memory.heardAtMs += event.ms;
  if (event.type === 'resume') rememberResume(memory, world, state);
  if (event.type === 'reconnectNow') {
    memory.windowEndsAtMs = memory.triedAtLeastMs = 0;
    if (state.status === 14 || state.retryAtMs !== null) memory.triedAtMostMs = 0;
  }
  if (event.type === 'disconnect' || event.type === 'destroy') {
    Object.assign(memory, { wish: null, newestToken: null, isParked: false });
    memory.isDestroyed ||= event.type === 'destroy';
  }
  rememberWord(memory, world, event);
}

/** Whether the time between two looks counts as time spent trying. */
export const isTrying = (memory: Memory, { state }: Look): boolean =>
  [10, 13, 17].includes(state.status) && !memory.isParked;

/** Notes what was seen, one look after the other. */
export function rememberLook(memory: Memory, before: Look, look: Look, event: WalkEvent): void {
  const { status, downSinceMs, retryAtMs } = look.state;
  const spentMs = look.atMs - before.atMs;
  if (isTrying(memory, before)) {
    memory.triedAtMostMs += event.type === 'sleep' ? Math.min(spentMs, 2_000) : spentMs;
    memory.triedAtLeastMs += event.type === 'sleep' ? 0 : spentMs;
  }
  if (status === 0 || isTerminal(status)) memory.triedAtMostMs = memory.triedAtLeastMs = 0;
  if (status === 1) memory.triedAtLeastMs -= 250;
  // A link is watched from 0 on; until then the dial and the store have bounds of their own.
  if (status === 0 && memory.upSinceMs === null) memory.heardAtMs = look.atMs;
  memory.upSinceMs = status === 0 ? (memory.upSinceMs ?? look.atMs) : null;
  if (retryAtMs !== before.state.retryAtMs) memory.wallAheadMs = look.wallMs - look.atMs;
  if (downSinceMs === null) memory.refusals = 0;
  if (downSinceMs !== null && before.state.downSinceMs === null) memory.downSinceMs = look.atMs;
}
