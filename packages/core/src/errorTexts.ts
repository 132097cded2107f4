import type { NCErrorClass, NCErrorCode } from '@nexconn-kit/protocol';

/** What happened. */
const HAPPENED: Readonly<Partial<Record<NCErrorCode, string>>> = {
  30001: 'The gateway let the link go',
  30002: 'The gateway asks to be dialled later',
  30010: 'No link to the gateway opened',
  30011: 'The link broke',
  30012: 'The link fell silent',
  30019: 'The device has no network',
  31000: 'The gateway did not answer in time',
  31001: 'The gateway speaks another protocol version',
  31002: 'The gateway does not know the app key',
  31004: 'The token is invalid',
  31020: 'The token expired or was revoked',
  31009: 'The user is banned',
  31011: 'The user was banned',
  31010: 'The user connected on another client',
  31022: 'The gateway does not allow the origin of this page',
  31023: 'Another client of the user is online and stays',
  31029: 'The account was deactivated',
  33001: 'There is no engine: not initialised, destroyed, or used outside its provider',
  33002: 'The local database did not open',
  33003: 'An argument is not usable',
  33090: 'disconnect, destroy or a newer connect cancelled the call',
  33091: 'The token provider failed or took too long',
  33092: 'The token provider gave no token',
  33094: 'A newer dial of this client took the session',
  34006: 'No connection within the timeout',
  34240: 'The proxy does not answer',
  34245: 'The proxy answers, but not for the gateway',
};

/** Why it matters; what to do. */
const ADVICE: Readonly<Record<NCErrorClass, string>> = {
  transient: 'Messages wait; the engine dials again by itself.',
  network: 'Messages wait; the engine goes on when it is back.',
  configuration: 'No connection is possible; check appKey, gatewayUrl and the gateway’s settings.',
  token: 'The user is offline; get a new token and resume(), or return to sign-in.',
  banned: 'The user is offline until the ban ends; return to sign-in.',
  kicked: 'This client is offline; resume() takes the seat.',
  deactivated: 'The user cannot connect; return to sign-in.',
  replaced: 'This engine rests; connect() takes it back.',
  timeout: 'Nothing dials any more; call reconnectNow().',
  proxy: 'Messages wait; check the proxy, the engine keeps dialling.',
  database: 'The session goes on in memory; a reload forgets it.',
  usage: 'Nothing was done; correct the call.',
};

/** The standing text of a code; one without words of its own takes its number. */
export const errorText = (code: NCErrorCode, errorClass: NCErrorClass): string =>
  `${HAPPENED[code] ?? `Code ${code}`}. ${ADVICE[errorClass]}`;
