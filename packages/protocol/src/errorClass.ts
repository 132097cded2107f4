import type { NCErrorCode } from './errorCodes.ts';
import type { NCConnectionStatus } from './status.ts';

/** The status that an error of a class leads to; null where the connection stays as it is. */
export const STATUS_OF_CLASS = {
  transient: 13,
  network: 1,
  configuration: 11,
  token: 15,
  banned: 16,
  kicked: 6,
  deactivated: 19,
  replaced: 11,
  timeout: 14,
  proxy: 17,
  database: null,
  usage: null,
} as const satisfies Readonly<Record<string, NCConnectionStatus | null>>;

/** What an error means for the connection; each class leads to one status, or to none. */
export type NCErrorClass = keyof typeof STATUS_OF_CLASS;

// Numbers, not names, here and above: these tables travel to every browser.
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
