import type { WalkEvent, WalkSettings } from './events.ts';
import { isTrying, type Memory } from './memory.ts';
import type { Look } from './world.ts';

/** Two looks at the public state, with nothing told in between. */
export interface Change {
  readonly from: Look;
  readonly to: Look;
  readonly event: WalkEvent;
  /** As it was at the first look. */
  readonly memory: Memory;
  readonly settings: WalkSettings;
}

export type LookRule = readonly [promise: string, holds: (change: Change) => boolean];

const LOOK_MS = 250;
const LADDER_MS = [50, 250, 500, 1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 64_000];
const wasStable = ({ from, to, memory }: Change): boolean =>
  from.state.status === 0 &&
  to.state.status === 0 &&
  memory.upSinceMs !== null &&
  to.atMs - memory.upSinceMs > 4_999.99;
const isOneOf = ({ event }: Change, ...types: readonly WalkEvent['type'][]): boolean => types.includes(event.type);
const hasNewRetry = ({ from, to }: Change): boolean =>
  to.state.retryAtMs !== null && to.state.retryAtMs !== from.state.retryAtMs;

function isCountRight(change: Change): boolean {
  const { from, to, event } = change;
  const isReturning = event.type === 'page' && event.signal === 'pageshow';
  const counted = to.state.attempt - from.state.attempt;
  if (hasNewRetry(change)) return counted === 1 || (isReturning && counted === 0);
  if (to.state.attempt === 0 && counted !== 0) {
    const isFresh = isOneOf(change, 'connect', 'resume', 'disconnect', 'destroy');
    return wasStable(change) || isFresh || (event.type === 'reconnectNow' && from.state.status === 14);
  }
  // A wait of no length is over before anybody looks.
  return counted === 0 || (counted === 1 && change.settings.jitter === 0);
}

/** Also where the missing network stands before it. */
function isTokenFailure(error: unknown): boolean {
  const { code, cause } = Object(error) as { readonly code?: number; readonly cause?: unknown };
  return code === 33091 || (code === 30019 && isTokenFailure(cause));
}

/** Where the bound is known from outside, the wait is the jitter's share of it; never is it longer. */
function isWaitRight(change: Change): boolean {
  if (!hasNewRetry(change)) return true;
  const { from, to, memory, settings } = change;
  const rungMs = LADDER_MS[Math.min(Math.max(to.state.attempt, 1), 10) - 1] ?? 0;
  const downMs = from.state.downSinceMs === null ? 0 : to.atMs - memory.downSinceMs;
  // A provider that fails says nothing of a gateway that may be back any moment.
  const isLadderAlone = to.hasOpened || isTokenFailure(to.state.error);
  const reachMs = isLadderAlone ? rungMs : Math.min(rungMs, Math.max(250, downMs / 2));
  const windowMs = Math.max(0, memory.windowEndsAtMs - to.atMs);
  const waitMs = (to.state.retryAtMs ?? 0) - to.wallMs;
  const mostMs = settings.jitter * Math.max(reachMs, memory.spreadMs, windowMs);
  const leastMs = isLadderAlone ? mostMs : 0;
  return waitMs <= mostMs + 0.01 && waitMs >= leastMs - 0.01;
}

function isDownSinceRight(change: Change): boolean {
  const { from, to } = change;
  const [was, is] = [from.state.downSinceMs, to.state.downSinceMs];
  if (was === is) return true;
  if (was === null) return is === to.wallMs && (from.state.status === 0 || isOneOf(change, 'connect', 'resume'));
  return is === null && (wasStable(change) || isOneOf(change, 'disconnect', 'destroy'));
}

function isTimeUp({ from, to, memory }: Change): boolean {
  if (to.state.status !== 14 || from.state.status === 14) return true;
  const { timeoutMs = 0 } = memory.wish ?? {};
  const triedMs = memory.triedAtMostMs + (isTrying(memory, from) ? to.atMs - from.atMs : 0);
  // Time is counted in looks, and one of them may have begun before the count.
  return timeoutMs > 0 && triedMs > timeoutMs - LOOK_MS - 0.01;
}

/** What holds between any two looks. */
export const LOOK_RULES: readonly LookRule[] = [
  ['the state is frozen', ({ to }) => Object.isFrozen(to.state)],
  ['a failed dial counts one; only 5 s in 0 or a fresh start forget', isCountRight],
  ['a wait is a share of the ladder, of half the downtime, of what the gateway asks', isWaitRight],
  ['downSinceMs starts on leaving 0 or on the first try, and ends with 5 s in 0 or with the session', isDownSinceRight],
  [
    'a retry is told only in 13, 1 and 17',
    ({ to }) => to.state.retryAtMs === null || [1, 13, 17].includes(to.state.status),
  ],
  [
    'a session that was asked for and is not up has been down since some time',
    ({ to }) => to.state.downSinceMs !== null || [0, 11, 12].includes(to.state.status),
  ],
  ['0 and 12 have no error', ({ to }) => to.state.error === null || ![0, 12].includes(to.state.status)],
  [
    'an error belongs to its status',
    ({ to: { state } }) => ![6, 14, 15, 16, 19].includes(state.status) || state.error?.status === state.status,
  ],
  ['14 is not shown before the time is up', isTimeUp],
];
