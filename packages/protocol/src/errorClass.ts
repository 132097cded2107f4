import { NCErrorCode as C } from './errorCodes.ts';
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

const CLASS_OF_CODE: Readonly<Record<C, NCErrorClass>> = {
  [C.LinkReleased]: 'transient',
  [C.LinkNotUsable]: 'transient',
  [C.LinkNotOpened]: 'transient',
  [C.LinkDropped]: 'transient',
  [C.HeartbeatMissed]: 'transient',
  [C.NetworkDown]: 'network',
  [C.DialTimeout]: 'transient',
  [C.ProtocolVersionRefused]: 'configuration',
  [C.AppKeyUnknown]: 'configuration',
  [C.TokenInvalid]: 'token',
  [C.AppKeyRefused]: 'configuration',
  [C.AppKeyBlocked]: 'configuration',
  [C.BannedAtConnect]: 'banned',
  [C.KickedByOtherClient]: 'kicked',
  [C.BannedOnline]: 'banned',
  [C.TokenExpired]: 'token',
  [C.OriginNotAllowed]: 'configuration',
  [C.OtherClientOnline]: 'kicked',
  [C.UserDeactivated]: 'deactivated',
  [C.NotInitialized]: 'usage',
  [C.DatabaseUnavailable]: 'database',
  [C.BadArgument]: 'usage',
  [C.DatabaseEncryptFailed]: 'database',
  [C.DatabaseDecryptFailed]: 'database',
  [C.DatabaseDeleteFailed]: 'database',
  [C.Cancelled]: 'usage',
  [C.TokenProviderFailed]: 'transient',
  [C.TokenProviderStopped]: 'token',
  [C.OutboxFull]: 'usage',
  [C.SessionReplaced]: 'replaced',
  [C.ConnectTimeout]: 'timeout',
  [C.ProxyNoAnswer]: 'proxy',
  [C.ProxyNotForGateway]: 'proxy',
};

/**
 * The class of a code. One that this version does not know is never a crash: it is transient when the link was
 * merely lost, and a configuration error when the gateway refused with it.
 */
export function errorClassOf(code: number, cameWith: 'loss' | 'verdict' = 'loss'): NCErrorClass {
  const known: NCErrorClass | undefined = CLASS_OF_CODE[code as C];
  return known ?? (cameWith === 'verdict' ? 'configuration' : 'transient');
}
