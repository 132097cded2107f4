import { formatNumber } from '../messages/formatNumber.ts';
import type { BannerMessages } from '../messages/NexconnMessages.ts';

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
  retryIn: (seconds) => `Next try in ${formatNumber('en', seconds)} s`,
  retrying: 'Trying now',
  retryNow: 'Retry now',
  reconnect: 'Reconnect',
  useHere: 'Use here',
};
