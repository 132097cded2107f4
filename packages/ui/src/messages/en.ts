import { bannerEn } from '../connection-banner/bannerEn.ts';
import { indicatorEn } from '../connection-indicator/indicatorEn.ts';
import { kickedOfflineEn } from '../kicked-offline-modal/kickedOfflineEn.ts';
import { sessionEndedEn } from '../session-ended-dialog/sessionEndedEn.ts';
import { tokenRefreshEn } from '../token-refresh-boundary/tokenRefreshEn.ts';
import type { NexconnMessages } from './NexconnMessages.ts';

/** English, the default of every component. */
export const en: NexconnMessages = {
  banner: bannerEn,
  indicator: indicatorEn,
  tokenRefresh: tokenRefreshEn,
  kickedOffline: kickedOfflineEn,
  sessionEnded: sessionEndedEn,
};
