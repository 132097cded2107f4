import type { NCErrorClass } from '@nexconn-kit/protocol';

const RETRIED = 'Messages wait; the engine dials again.';
const OFFLINE = 'The user is offline; ';

/** What happened. Why it matters; what to do. The code before it says the rest, so that few words travel to browsers. */
export const ERROR_TEXTS: Readonly<Record<NCErrorClass, string>> = {
  transient: `No link. ${RETRIED}`,
  network: `No network. ${RETRIED}`,
  proxy: `No way through the proxy. ${RETRIED}`,
  configuration: `App refused. ${OFFLINE}check key, origin and version.`,
  token: `Token refused. ${OFFLINE}resume() with a new one.`,
  banned: `User banned. ${OFFLINE}sign in when it ends.`,
  kicked: `Other client online. ${OFFLINE}resume() takes the seat.`,
  deactivated: `User deactivated. ${OFFLINE}sign in as another.`,
  replaced: `Session replaced. ${OFFLINE}connect() takes it back.`,
  timeout: `Timeout. ${OFFLINE}call reconnectNow().`,
  database: 'No database. A reload forgets messages; free some space.',
  usage: 'Call not possible. Nothing was done; correct or repeat it.',
};
