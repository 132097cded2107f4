import type { IndicatorMessages } from '../messages/NexconnMessages.ts';

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
  16: 'Banned',
  17: 'Proxy unreachable',
  19: 'Deactivated',
};
