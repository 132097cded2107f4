import type { NCErrorClass } from '@nexconn-kit/protocol';

const RETRIED = 'The engine dials again.';
const OFFLINE = 'The user is offline;';

/**
 * What happened; why it matters; what to do. One text a class, for few words travel to browsers: what sets the codes
 * of a class apart stands in the documentation, under the code that goes before the text.
 */
export const ERROR_TEXTS: Readonly<Record<NCErrorClass, string>> = {
  transient: `The link failed. ${RETRIED}`,
  network: `The network is down. ${RETRIED}`,
  proxy: `The proxy failed. ${RETRIED}`,
  configuration: `The gateway refused this client. ${OFFLINE} check app key, origin and version.`,
  token: `The token was refused. ${OFFLINE} resume() with a new one.`,
  banned: `The user is banned. ${OFFLINE} sign in when it ends.`,
  kicked: `Another client has the seat. ${OFFLINE} resume() takes it.`,
  deactivated: `The account was deactivated. ${OFFLINE} sign in as another.`,
  replaced: `A newer dial took the session. ${OFFLINE} connect() takes it back.`,
  timeout: `The timeout ran out. ${OFFLINE} call reconnectNow().`,
  database: 'The database failed. A reload forgets messages; free some space.',
  usage: 'The call was refused. Nothing was done; correct it.',
};
