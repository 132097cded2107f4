import { NCConnectionStatus as S } from '@nexconn-kit/core';

/** The tones of the kit's own components. */
export type StatusTone = 'success' | 'info' | 'warning' | 'danger' | 'neutral';

export interface StatusView {
  readonly title: string;
  readonly tone: StatusTone;
  /** What really brings it about, for a person who wants to see it. */
  readonly cause: string;
}

export const STATUS_VIEWS: Readonly<Record<S, StatusView>> = {
  [S.Connected]: { title: 'Connected', tone: 'success', cause: 'The handshake was accepted' },
  [S.NetworkUnavailable]: { title: 'No network', tone: 'warning', cause: 'This device went offline' },
  [S.KickedOfflineByOtherClient]: { title: 'Kicked offline', tone: 'neutral', cause: 'The user connected elsewhere' },
  [S.Connecting]: { title: 'Connecting', tone: 'info', cause: 'An attempt is running' },
  [S.Unconnected]: { title: 'Not connected', tone: 'neutral', cause: 'Not asked to, or refused' },
  [S.SignOut]: { title: 'Signed out', tone: 'neutral', cause: 'The user signed out' },
  [S.Suspend]: { title: 'Link lost', tone: 'warning', cause: 'Dropped; a retry is scheduled' },
  [S.Timeout]: { title: 'Timed out', tone: 'danger', cause: 'The time to connect ran out' },
  [S.TokenIncorrect]: { title: 'Token refused', tone: 'danger', cause: 'Revoked, and no better one' },
  [S.DisconnException]: { title: 'Banned', tone: 'danger', cause: 'An operator banned the user' },
  [S.ProxyUnavailable]: { title: 'Proxy down', tone: 'warning', cause: 'The proxy does not answer' },
  [S.UserAbandon]: { title: 'Deactivated', tone: 'danger', cause: 'The account was deactivated' },
};
