import type { NCErrorCode } from '@nexconn-kit/core';

/** What `docs/errors.md` has to say under each code, in a few words. */
const WORDS = {
  30001: 'gateway let go',
  30002: 'asked to come later',
  30010: 'gateway not reached',
  30011: 'link broke',
  30012: 'link fell silent',
  30019: 'no network',
  31000: 'dial not answered',
  31001: 'protocol version',
  31002: 'app key unknown',
  31004: 'token invalid',
  31005: 'app key refused',
  31008: 'app key blocked',
  31009: 'banned',
  31010: 'another client took over',
  31011: 'banned while online',
  31020: 'token ended or revoked',
  31022: 'origin not allowed',
  31023: 'another client stays',
  31029: 'account deactivated',
  33001: 'no engine',
  33002: 'database not opened',
  33003: 'bad argument',
  33010: 'database not encrypted',
  33011: 'database not decrypted',
  33012: 'database not deleted',
  33090: 'call cancelled',
  33091: 'no token to be had',
  33092: 'app server gives no token',
  33093: 'outbox full',
  33094: 'newer dial took over',
  33095: 'message refused',
  34006: 'time ran out',
  34240: 'proxy silent',
  34245: 'proxy leads elsewhere',
} as const satisfies Record<NCErrorCode, string>;

/** A code in a few words; a code of a newer gateway has none. */
export function errorWords(code: number): string {
  return (WORDS as Readonly<Record<number, string>>)[code] ?? '';
}
