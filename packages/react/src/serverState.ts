import { NCConnectionStatus, type ConnectionState } from '@nexconn-kit/core';

/** What every server renders and every page hydrates with, whatever an engine there may say. */
export const SERVER_STATE: ConnectionState = {
  status: NCConnectionStatus.Unconnected,
  error: null,
  userId: null,
  attempt: 0,
  retryAtMs: null,
  downSinceMs: null,
  tokenExpiresAtMs: null,
  isRefreshingToken: false,
};
