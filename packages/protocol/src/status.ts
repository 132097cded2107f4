/**
 * How the connection stands. The numbers are the vendor's; 18 does not exist.
 *
 * @see https://docs.nexconn.ai/chatsdk-ios/connection/monitor-status
 */
export const NCConnectionStatus = {
  Connected: 0,
  NetworkUnavailable: 1,
  KickedOfflineByOtherClient: 6,
  Connecting: 10,
  Unconnected: 11,
  SignOut: 12,
  Suspend: 13,
  Timeout: 14,
  TokenIncorrect: 15,
  DisconnException: 16,
  ProxyUnavailable: 17,
  UserAbandon: 19,
} as const;
export type NCConnectionStatus = (typeof NCConnectionStatus)[keyof typeof NCConnectionStatus];
