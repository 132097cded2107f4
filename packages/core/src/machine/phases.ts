import type { NCConnectionStatus } from '@nexconn-kit/protocol';

/** Something that runs for as long as the machine stays in phases that keep it. */
export type Activity = 'token' | 'link' | 'store' | 'retry' | 'deadline' | 'liveness' | 'stability' | 'renewal';

export interface PhaseFacts {
  /** What the application sees. */
  readonly status: NCConnectionStatus;
  readonly keeps: readonly Activity[];
  /** Whether it waits for the application: nothing else leaves it, and calls of `connect` have their answer. */
  readonly isRest: boolean;
}

const working = (status: NCConnectionStatus, ...keeps: Activity[]): PhaseFacts => ({ status, keeps, isRest: false });
const resting = (status: NCConnectionStatus): PhaseFacts => ({ status, keeps: [], isRest: true });

/**
 * The phases of a connection: what each looks like from outside, and what runs in it. Statuses stand as their numbers,
 * which are what the application sees; the compiler knows which there are.
 */
export const PHASES = {
  idle: resting(11),
  asking: working(10, 'token', 'deadline'),
  dialing: working(10, 'link', 'deadline'),
  /** Dials although the device says it is offline: it may be wrong, and the status must not flicker. Its time does not count. */
  dialingOffline: working(1, 'link'),
  dialingProxy: working(17, 'link', 'deadline'),
  /** The gateway has accepted; the local store is awaited. */
  opening: working(10, 'link', 'store', 'deadline'),
  online: working(0, 'link', 'liveness', 'stability', 'renewal'),
  suspended: working(13, 'retry', 'deadline'),
  offline: working(1, 'retry'),
  proxyDown: working(17, 'retry', 'deadline'),
  /** The page lies in the back/forward cache. */
  parked: working(13),
  refused: resting(11),
  signedOut: resting(12),
  timedOut: resting(14),
  tokenRejected: resting(15),
  kicked: resting(6),
  banned: resting(16),
  deactivated: resting(19),
};

export type Phase = keyof typeof PHASES;
