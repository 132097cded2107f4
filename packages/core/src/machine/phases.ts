import { NCConnectionStatus as S } from '@nexconn-kit/protocol';

/** Something that runs for as long as the machine stays in phases that keep it. */
export type Activity = 'token' | 'link' | 'store' | 'retry' | 'deadline' | 'liveness' | 'stability' | 'renewal';

interface PhaseFacts {
  /** What the application sees. */
  readonly status: S;
  readonly keeps: readonly Activity[];
}

/** The phases of a connection: what each looks like from outside, and what runs in it. */
export const PHASES = {
  idle: { status: S.Unconnected, keeps: [] },
  asking: { status: S.Connecting, keeps: ['token', 'deadline'] },
  dialing: { status: S.Connecting, keeps: ['link', 'deadline'] },
  /** Dials although the device says it is offline: it may be wrong, and the status must not flicker. Its time does not count. */
  dialingOffline: { status: S.NetworkUnavailable, keeps: ['link'] },
  dialingProxy: { status: S.ProxyUnavailable, keeps: ['link', 'deadline'] },
  /** The gateway has accepted; the local store is awaited. */
  opening: { status: S.Connecting, keeps: ['link', 'store', 'deadline'] },
  online: { status: S.Connected, keeps: ['link', 'liveness', 'stability', 'renewal'] },
  suspended: { status: S.Suspend, keeps: ['retry', 'deadline'] },
  offline: { status: S.NetworkUnavailable, keeps: ['retry'] },
  proxyDown: { status: S.ProxyUnavailable, keeps: ['retry', 'deadline'] },
  /** The page lies in the back/forward cache. */
  parked: { status: S.Suspend, keeps: [] },
  refused: { status: S.Unconnected, keeps: [] },
  signedOut: { status: S.SignOut, keeps: [] },
  timedOut: { status: S.Timeout, keeps: [] },
  tokenRejected: { status: S.TokenIncorrect, keeps: [] },
  kicked: { status: S.KickedOfflineByOtherClient, keeps: [] },
  banned: { status: S.DisconnException, keeps: [] },
  deactivated: { status: S.UserAbandon, keeps: [] },
} as const satisfies Record<string, PhaseFacts>;

export type Phase = keyof typeof PHASES;

/** The facts of a phase, widened, so that callers need not know which one it is. */
export const factsOf = (phase: Phase): PhaseFacts => PHASES[phase];
