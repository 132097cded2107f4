import type { NCErrorClass, NCErrorCode } from '@nexconn-kit/protocol';

const RETRIED = 'Messages wait; the engine dials again.';
const OFFLINE = 'The user is offline; ';

/** What happened. Why it matters; what to do. The code before it says the rest, so that few words travel to browsers. */
const TEXTS: Readonly<Record<NCErrorClass | 33001 | 33090, string>> = {
  transient: `No link. ${RETRIED}`,
  network: `No network. ${RETRIED}`,
  proxy: `No way through the proxy. ${RETRIED}`,
  configuration: `App refused. ${OFFLINE}check app key, origin and version.`,
  token: `Token refused. ${OFFLINE}resume() with a new one.`,
  banned: `User banned. ${OFFLINE}sign in when the ban ends.`,
  kicked: `Another client is online. ${OFFLINE}resume() takes the seat.`,
  deactivated: `Account deactivated. ${OFFLINE}sign in as another.`,
  replaced: `Another dial took the session. ${OFFLINE}connect() takes it back.`,
  timeout: `No link within the timeout. ${OFFLINE}call reconnectNow().`,
  database: 'No database. A reload forgets the messages; free some space.',
  usage: 'Call not possible. Nothing was done; correct it.',
  33001: 'No engine. Nothing was done; initialize() first, and call before destroy().',
  33090: 'Call cancelled. A disconnect, destroy or connect came after; call again.',
};

export const errorText = (code: NCErrorCode, errorClass: NCErrorClass): string =>
  `${code}: ${TEXTS[code as 33001] ?? TEXTS[errorClass]}`;
