export { NCConnectionStatus, NCErrorCode, type NCCategory, type NCChannel } from '@nexconn-kit/protocol';
export { describeConnectionStatus, type ConnectionStatusDescription } from './describeConnectionStatus.ts';
export { NCError, type NCErrorDetails, type NCErrorOptions } from './errors.ts';
export type {
  ConnectCompletionHandler,
  ConnectionState,
  ConnectionStatusChangedEvent,
  ConnectionStatusHandler,
  DatabaseOpenedHandler,
  NCConnectParams,
  NCConnectResult,
  NCInitOptions,
  NCLogger,
  NCTransition,
  NexconnEngine,
  TokenProvider,
  TokenProviderContext,
} from './api.ts';
export type {
  MessageFace,
  NCChannelSummary,
  NCContent,
  NCGap,
  NCMessage,
  NCMessageHandlers,
  NCMessagePage,
  NCMessageQuery,
  NCReloadProgress,
} from './messagesApi.ts';
export type { NCResult } from './result.ts';
export { createNexconnEngine } from './createNexconnEngine.ts';
export { INITIAL_CONNECTION_STATE } from './statusBoard.ts';
export { httpTokenProvider } from './token/httpTokenProvider.ts';
export { stopTokenRefresh } from './token/stopTokenRefresh.ts';
export { NCEngine } from './ncEngine.ts';
