export { ConnectionBanner, type ConnectionBannerProps } from './connection-banner/ConnectionBanner.tsx';
export type { BannerAction } from './connection-banner/useBannerAction.ts';
export { ConnectionIndicator, type ConnectionIndicatorProps } from './connection-indicator/ConnectionIndicator.tsx';
export { KickedOfflineModal, type KickedOfflineModalProps } from './kicked-offline-modal/KickedOfflineModal.tsx';
export { SessionEndedDialog, type SessionEndedDialogProps } from './session-ended-dialog/SessionEndedDialog.tsx';
export {
  TokenRefreshBoundary,
  type TokenRefreshBoundaryProps,
} from './token-refresh-boundary/TokenRefreshBoundary.tsx';
export type { TokenFallbackProps } from './token-refresh-boundary/TokenPanel.tsx';
export { en } from './messages/en.ts';
export type {
  BannerMessages,
  IndicatorMessages,
  KickedOfflineMessages,
  NexconnMessages,
  NoticeText,
  SessionEndedMessages,
  TokenRefreshMessages,
} from './messages/NexconnMessages.ts';
export type { Tone } from './shared/tone.ts';
