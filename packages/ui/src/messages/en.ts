import { formatDateTime } from './formatDateTime.ts';
import type {
  BannerMessages,
  IndicatorMessages,
  KickedOfflineMessages,
  NexconnMessages,
  SessionEndedMessages,
  TokenRefreshMessages,
} from './NexconnMessages.ts';

export const bannerEn: BannerMessages = {
  connecting: 'Still connecting…',
  reconnecting: 'Connection lost. Reconnecting…',
  noNetwork: 'You are offline. Waiting for the network…',
  unstable: 'The connection is unstable',
  timedOut: 'Could not connect in time',
  sessionExpired: 'Your session has expired',
  proxy: 'The proxy cannot be reached. Check its settings.',
  refused: (code) => `This app cannot connect (error ${code})`,
  replaced: 'In use in a newer copy of this page',
  restored: 'Back online',
  retryIn: (seconds) => `Next try in ${seconds} s`,
  retrying: 'Trying now',
  retryNow: 'Retry now',
  reconnect: 'Reconnect',
  useHere: 'Use here',
};

export const indicatorEn: IndicatorMessages = {
  0: 'Online',
  1: 'No network',
  6: 'Active elsewhere',
  10: 'Connecting',
  11: 'Not connected',
  12: 'Signed out',
  13: 'Reconnecting',
  14: 'Timed out',
  15: 'Session expired',
  16: 'Suspended',
  17: 'Proxy unreachable',
  19: 'Deactivated',
};

export const tokenRefreshEn: TokenRefreshMessages = {
  title: 'Your session has expired',
  text: 'Your work here is kept. Try again to carry on, or sign out.',
  retry: 'Try again',
  signOut: 'Sign out',
  failed: 'That did not work.',
};

export const kickedOfflineEn: KickedOfflineMessages = {
  anotherTab: 'You are active in another tab of this browser',
  anotherDevice: 'You are active on another device',
  elsewhere: 'You are active somewhere else',
  text: 'Your account was opened there, so this page went offline.',
  useHere: 'Use here',
  signOut: 'Sign out',
  failed: 'That did not work.',
};

export const sessionEndedEn: SessionEndedMessages = {
  banned: { title: 'Your account is suspended', text: 'You cannot connect for now.' },
  deactivated: { title: 'Your account was deactivated', text: 'It can no longer be used to connect.' },
  bannedUntil: (untilMs) => `The suspension ends on ${formatDateTime('en', untilMs)}.`,
  returnToSignIn: 'Back to sign-in',
};

/** English, the default of every component. */
export const en: NexconnMessages = {
  banner: bannerEn,
  indicator: indicatorEn,
  tokenRefresh: tokenRefreshEn,
  kickedOffline: kickedOfflineEn,
  sessionEnded: sessionEndedEn,
};
