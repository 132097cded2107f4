import { NCConnectionStatus as S } from '@nexconn-kit/protocol';

/** Something that runs for as long as the machine stays in phases that keep it. */
export type Activity = 'token' | 'link' | 'store' | 'retry' | 'deadline' | 'liveness' | 'stability' | 'renewal';

export interface PhaseFacts {
  /** What the application sees. */
  readonly status: S;
  readonly keeps: readonly Activity[];
  /** Whether it waits for the application: nothing else leaves it, and calls of `connect` have their answer. */
  readonly isRest: boolean;
}

const working = (status: S, ...keeps: Activity[]): PhaseFacts => ({ status, keeps, isRest: false });
const resting = (status: S): PhaseFacts => ({ status, keeps: [], isRest: true });

/** The phases of a connection: what each looks like from outside, and what runs in it. */
export const PHASES = {
  idle: resting(S.Unconnected),
  asking: working(S.Connecting, 'token', 'deadline'),
  dialing: working(S.Connecting, 'link', 'deadline'),
  /** Dials although the device says it is offline: it may be wrong, and the status must not flicker. Its time does not count. */
  dialingOffline: working(S.NetworkUnavailable, 'link'),
  dialingProxy: working(S.ProxyUnavailable, 'link', 'deadline'),
  /** The gateway has accepted; the local store is awaited. */
  opening: working(S.Connecting, 'link', 'store', 'deadline'),
  online: working(S.Connected, 'link', 'liveness', 'stability', 'renewal'),
  suspended: working(S.Suspend, 'retry', 'deadline'),
  offline: working(S.NetworkUnavailable, 'retry'),
  proxyDown: working(S.ProxyUnavailable, 'retry', 'deadline'),
  /** The page lies in the back/forward cache. */
  parked: working(S.Suspend),
  refused: resting(S.Unconnected),
  signedOut: resting(S.SignOut),
  timedOut: resting(S.Timeout),
  tokenRejected: resting(S.TokenIncorrect),
  kicked: resting(S.KickedOfflineByOtherClient),
  banned: resting(S.DisconnException),
  deactivated: resting(S.UserAbandon),
};

export type Phase = keyof typeof PHASES;
