export { NCConnectionStatus, NCErrorCode, type NCCategory } from '@nexconn-kit/protocol';
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
  NCResult,
  NCTransition,
  NexconnEngine,
  TokenProvider,
  TokenProviderContext,
} from './api.ts';
export { createNexconnEngine } from './createNexconnEngine.ts';
export { INITIAL_CONNECTION_STATE } from './statusBoard.ts';
export { httpTokenProvider } from './token/httpTokenProvider.ts';
export { stopTokenRefresh } from './token/stopTokenRefresh.ts';
export { NCEngine } from './ncEngine.ts';
