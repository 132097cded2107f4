import type { NCErrorCode } from './errorCodes.ts';
import { NCConnectionStatus as S } from './status.ts';

/** The status that an error of a class leads to; null where the connection stays as it is. */
export const STATUS_OF_CLASS = {
  transient: S.Suspend,
  network: S.NetworkUnavailable,
  configuration: S.Unconnected,
  token: S.TokenIncorrect,
  banned: S.DisconnException,
  kicked: S.KickedOfflineByOtherClient,
  deactivated: S.UserAbandon,
  replaced: S.Unconnected,
  timeout: S.Timeout,
  proxy: S.ProxyUnavailable,
  database: null,
  usage: null,
} as const satisfies Readonly<Record<string, S | null>>;

/** What an error means for the connection; each class leads to one status, or to none. */
export type NCErrorClass = keyof typeof STATUS_OF_CLASS;

// Numbers, not names: this table travels to every browser.
const CODES_OF_CLASS: Readonly<Record<NCErrorClass, readonly NCErrorCode[]>> = {
  transient: [30001, 30002, 30010, 30011, 30012, 31000, 33091],
  network: [30019],
  configuration: [31001, 31002, 31005, 31008, 31022],
  token: [31004, 31020, 33092],
  banned: [31009, 31011],
  kicked: [31010, 31023],
  deactivated: [31029],
  replaced: [33094],
  timeout: [34006],
  proxy: [34240, 34245],
  database: [33002, 33010, 33011, 33012],
  usage: [33001, 33003, 33090, 33093],
};

/**
 * The class of a code. One that this version does not know is never a crash: it is transient when the link was
 * merely lost, and a configuration error when the gateway refused with it.
 */
export function errorClassOf(code: number, cameWith: 'loss' | 'verdict' = 'loss'): NCErrorClass {
  const classes = Object.keys(CODES_OF_CLASS) as NCErrorClass[];
  const known = classes.find((name) => CODES_OF_CLASS[name].some((one) => one === code));
  return known ?? (cameWith === 'verdict' ? 'configuration' : 'transient');
}
