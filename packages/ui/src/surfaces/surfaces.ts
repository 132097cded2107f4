// What the components show. One chunk for all: a page that has one of them mostly has the others too.
export { BannerSurface } from '../connection-banner/BannerSurface.tsx';
export { KickedOfflineDialog } from '../kicked-offline-modal/KickedOfflineDialog.tsx';
export { SessionEndedNotice } from '../session-ended-dialog/SessionEndedNotice.tsx';
export { TokenCover } from '../token-refresh-boundary/TokenCover.tsx';
