export { ConnectionBanner } from './connection-banner/ConnectionBanner.tsx';
export type { ConnectionBannerProps } from './connection-banner/BannerSurface.tsx';
export type { BannerAction } from './connection-banner/useBannerAction.ts';
export { ConnectionIndicator, type ConnectionIndicatorProps } from './connection-indicator/ConnectionIndicator.tsx';
export { KickedOfflineModal } from './kicked-offline-modal/KickedOfflineModal.tsx';
export type { KickedOfflineModalProps } from './kicked-offline-modal/KickedOfflineDialog.tsx';
export type { NoticeDialogProps, NoticeSlot } from './modal-notice/ModalNotice.tsx';
export type { NoticeAnswer } from './modal-notice/NoticeBody.tsx';
export { SessionEndedDialog } from './session-ended-dialog/SessionEndedDialog.tsx';
export type { SessionEndedDialogProps } from './session-ended-dialog/SessionEndedNotice.tsx';
export {
  TokenRefreshBoundary,
  type TokenRefreshBoundaryProps,
} from './token-refresh-boundary/TokenRefreshBoundary.tsx';
export type { TokenFallbackProps } from './token-refresh-boundary/TokenPanel.tsx';
export { loadSurfaces } from './surfaces/loadSurfaces.ts';
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
