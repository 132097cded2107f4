import type { NCErrorClass } from '@nexconn-kit/protocol';

const RETRIED = 'Messages wait; the engine dials again.';
const OFFLINE = 'The user is offline; ';

/** Why it matters; what to do. What happened say the code and its class, which stand before it: few words travel to browsers. */
export const ERROR_TEXTS: Readonly<Record<NCErrorClass, string>> = {
  transient: RETRIED,
  network: RETRIED,
  proxy: RETRIED,
  configuration: `${OFFLINE}check app key, origin and version.`,
  token: `${OFFLINE}resume() with a new one.`,
  banned: `${OFFLINE}sign in when it ends.`,
  kicked: `${OFFLINE}resume() takes the seat.`,
  deactivated: `${OFFLINE}sign in as another.`,
  replaced: `${OFFLINE}connect() takes it back.`,
  timeout: `${OFFLINE}call reconnectNow().`,
  database: 'A reload forgets messages; free some space.',
  usage: 'Nothing was done; correct the call.',
};
