export { NCConnectionStatus } from './status.ts';
export { NCErrorCode } from './errorCodes.ts';
export { errorClassOf, statusOfErrorClass, type NCErrorClass } from './errorClass.ts';
export {
  EVENT,
  PING_INTERVAL_MS,
  type ClientToGatewayEvents,
  type GatewayToClientEvents,
  type LinkSettings,
} from './events.ts';
export {
  TEXT_MESSAGE_TYPE,
  type HistoryAnswer,
  type HistoryRequest,
  type InboxPage,
  type InboxPosition,
  type NCChannel,
  type PullAnswer,
  type PullRequest,
  type SendAnswer,
  type SendRequest,
  type WireMessage,
} from './messages.ts';
export {
  PROTOCOL_VERSION,
  type HandshakeRequest,
  type NCCategory,
  type RenewAnswer,
  type SessionAnswer,
  type Verdict,
  type VerdictDetails,
} from './handshake.ts';
