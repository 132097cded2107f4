import type { NCErrorCode } from './errorCodes.ts';
import { NCConnectionStatus as S } from './status.ts';

/** What an error means for the connection; each class leads to one status, or to none. */
export type NCErrorClass =
  | 'transient'
  | 'network'
  | 'configuration'
  | 'token'
  | 'banned'
  | 'kicked'
  | 'deactivated'
  | 'replaced'
  | 'timeout'
  | 'proxy'
  | 'database'
  | 'usage';

/** The status that an error of a class leads to; null where the connection stays as it is. */
export const STATUS_OF_CLASS: Readonly<Record<NCErrorClass, S | null>> = {
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
};

// Numbers, not names: this table travels to every browser. The compiler still misses none of them.
const CLASS_OF_CODE: Readonly<Record<NCErrorCode, NCErrorClass>> = {
  30001: 'transient',
  30002: 'transient',
  30010: 'transient',
  30011: 'transient',
  30012: 'transient',
  30019: 'network',
  31000: 'transient',
  31001: 'configuration',
  31002: 'configuration',
  31004: 'token',
  31005: 'configuration',
  31008: 'configuration',
  31009: 'banned',
  31010: 'kicked',
  31011: 'banned',
  31020: 'token',
  31022: 'configuration',
  31023: 'kicked',
  31029: 'deactivated',
  33001: 'usage',
  33002: 'database',
  33003: 'usage',
  33010: 'database',
  33011: 'database',
  33012: 'database',
  33090: 'usage',
  33091: 'transient',
  33092: 'token',
  33093: 'usage',
  33094: 'replaced',
  34006: 'timeout',
  34240: 'proxy',
  34245: 'proxy',
};

/**
 * The class of a code. One that this version does not know is never a crash: it is transient when the link was
 * merely lost, and a configuration error when the gateway refused with it.
 */
export function errorClassOf(code: number, cameWith: 'loss' | 'verdict' = 'loss'): NCErrorClass {
  const known: NCErrorClass | undefined = CLASS_OF_CODE[code as NCErrorCode];
  return known ?? (cameWith === 'verdict' ? 'configuration' : 'transient');
}
