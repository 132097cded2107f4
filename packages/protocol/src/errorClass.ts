import type { NCErrorCode } from './errorCodes.ts';
import { NCConnectionStatus as S } from './status.ts';

interface ErrorClass {
  /** What its errors lead to; null where the connection stays as it is. */
  readonly status: S | null;
  /** Why it matters; what to do. */
  readonly advice: string;
  /** What happened, by code. */
  readonly codes: Readonly<Partial<Record<NCErrorCode, string>>>;
}

/** Every error there is, by what it means for the connection. Plain ASCII and few words: it travels to every browser. */
const ERROR_CLASSES = {
  transient: {
    status: S.Suspend,
    advice: 'Messages wait; the engine dials again.',
    codes: {
      30001: 'The gateway released the link',
      30002: 'The link is not usable',
      30010: 'The link did not open',
      30011: 'The link dropped',
      30012: 'The link fell silent',
      31000: 'The gateway did not answer',
      33091: 'The token provider failed',
    },
  },
  network: {
    status: S.NetworkUnavailable,
    advice: 'Messages wait; the engine goes on when it is back.',
    codes: { 30019: 'The device has no network' },
  },
  configuration: {
    status: S.Unconnected,
    advice: 'No connection is possible; correct the settings.',
    codes: {
      31001: 'The gateway speaks another protocol version',
      31002: 'The app key is unknown',
      31005: 'The app key is refused',
      31008: 'The app key is blocked',
      31022: 'The page origin is not allowed',
    },
  },
  token: {
    status: S.TokenIncorrect,
    advice: 'The user is offline; resume() with a new token, or sign in.',
    codes: {
      31004: 'The token is invalid',
      31020: 'The token expired or was revoked',
      33092: 'The token provider gave no token',
    },
  },
  banned: {
    status: S.DisconnException,
    advice: 'The user is offline until the ban ends; sign in then.',
    codes: { 31009: 'The user is banned', 31011: 'The user was banned' },
  },
  kicked: {
    status: S.KickedOfflineByOtherClient,
    advice: 'This client is offline; resume() takes the seat.',
    codes: { 31010: 'The user connected on another client', 31023: 'The user is online on another client' },
  },
  deactivated: {
    status: S.UserAbandon,
    advice: 'The user is offline for good; sign in as another.',
    codes: { 31029: 'The account was deactivated' },
  },
  replaced: {
    status: S.Unconnected,
    advice: 'This engine rests; connect() takes the session back.',
    codes: { 33094: 'The same client took the session' },
  },
  timeout: {
    status: S.Timeout,
    advice: 'Nothing dials any more; call reconnectNow().',
    codes: { 34006: 'The timeout elapsed' },
  },
  proxy: {
    status: S.ProxyUnavailable,
    advice: 'Messages wait; check the proxy.',
    codes: { 34240: 'The proxy does not answer', 34245: 'The proxy does not answer for the gateway' },
  },
  database: {
    status: null,
    advice: 'The session goes on in memory; a reload forgets it.',
    codes: {
      33002: 'The database did not open',
      33010: 'The database did not encrypt',
      33011: 'The database did not decrypt',
      33012: 'The database did not delete',
    },
  },
  usage: {
    status: null,
    advice: 'Nothing was done; correct the call.',
    codes: {
      33001: 'There is no engine: not initialised, destroyed, or outside its provider',
      33003: 'An argument is not usable',
      33090: 'The call was cancelled',
      33093: 'The outbox is full',
    },
  },
} as const satisfies Record<string, ErrorClass>;

/** What an error means for the connection; each class leads to one status, or to none. */
export type NCErrorClass = keyof typeof ERROR_CLASSES;

/**
 * The class of a code. One that this version does not know is never a crash: it is transient when the link was
 * merely lost, and a configuration error when the gateway refused with it.
 */
export function errorClassOf(code: number, cameWith: 'loss' | 'verdict' = 'loss'): ErrorClass {
  const classes: readonly ErrorClass[] = Object.values(ERROR_CLASSES);
  return (
    classes.find(({ codes }) => code in codes) ??
    (cameWith === 'verdict' ? ERROR_CLASSES.configuration : ERROR_CLASSES.transient)
  );
}
