import { NCConnectionStatus as S } from '@nexconn-kit/protocol';

/** What a status means and what an application should do about it. */
export interface ConnectionStatusDescription {
  readonly name: keyof typeof S;
  readonly summary: string;
  readonly recommendedAction: string;
  /** Whether the engine leaves this status without being asked. */
  readonly recoversByItself: boolean;
  /** Whether only `connect`, `resume` or `disconnect` leaves it. */
  readonly isTerminal: boolean;
}

const LIVE = { recoversByItself: true, isTerminal: false } as const;
const RESTING = { recoversByItself: false, isTerminal: true } as const;

const DESCRIPTIONS: Readonly<Record<S, ConnectionStatusDescription>> = {
  [S.Connected]: {
    name: 'Connected',
    summary: 'Connected to the gateway.',
    recommendedAction: 'Nothing.',
    recoversByItself: false,
    isTerminal: false,
  },
  [S.NetworkUnavailable]: {
    name: 'NetworkUnavailable',
    summary: 'The device has no network.',
    recommendedAction: 'Wait; the engine goes on when the network is back.',
    ...LIVE,
  },
  [S.KickedOfflineByOtherClient]: {
    name: 'KickedOfflineByOtherClient',
    summary: 'The same user connected on another client.',
    recommendedAction: 'Ask the person: resume() to use this client, or sign out.',
    ...RESTING,
  },
  [S.Connecting]: {
    name: 'Connecting',
    summary: 'An attempt to connect is running.',
    recommendedAction: 'Wait.',
    ...LIVE,
  },
  [S.Unconnected]: {
    name: 'Unconnected',
    summary: 'Not asked to connect yet, or refused for a configuration reason.',
    recommendedAction: 'Call connect(); where there is an error, mend what its code names.',
    ...RESTING,
  },
  [S.SignOut]: {
    name: 'SignOut',
    summary: 'The application called disconnect().',
    recommendedAction: 'Show the sign-in page.',
    ...RESTING,
  },
  [S.Suspend]: {
    name: 'Suspend',
    summary: 'The link is lost or not made yet; a retry is scheduled.',
    recommendedAction: 'Wait, or offer reconnectNow().',
    ...LIVE,
  },
  [S.Timeout]: {
    name: 'Timeout',
    summary: 'No connection within the timeout.',
    recommendedAction: 'Offer reconnectNow().',
    ...RESTING,
  },
  [S.TokenIncorrect]: {
    name: 'TokenIncorrect',
    summary: 'The token is invalid, expired or revoked, and there is no better one.',
    recommendedAction: 'Get a new token and resume(), or sign in again.',
    ...RESTING,
  },
  [S.DisconnException]: {
    name: 'DisconnException',
    summary: 'The user is banned.',
    recommendedAction: 'Say until when, and return to sign-in.',
    ...RESTING,
  },
  [S.ProxyUnavailable]: {
    name: 'ProxyUnavailable',
    summary: 'The proxy cannot be reached or does not answer for the gateway.',
    recommendedAction: 'Check the proxy; the engine keeps dialling.',
    ...LIVE,
  },
  [S.UserAbandon]: {
    name: 'UserAbandon',
    summary: 'The account was deactivated.',
    recommendedAction: 'Return to sign-in.',
    ...RESTING,
  },
};

/** Says what a status means and what to do about it. */
export function describeConnectionStatus(status: S): ConnectionStatusDescription {
  return DESCRIPTIONS[status];
}
