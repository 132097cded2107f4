import type { NCErrorCode } from './errorCodes.ts';
import type { NCConnectionStatus } from './status.ts';

type Facts = readonly [status: NCConnectionStatus | null, ...codes: NCErrorCode[]];

/** The status that a class leads to, and its codes. Numbers, not names, for this travels to every browser. */
const CLASSES = {
  transient: [13, 30001, 30002, 30010, 30011, 30012, 31000, 33091],
  network: [1, 30019],
  configuration: [11, 31001, 31002, 31005, 31008, 31022],
  token: [15, 31004, 31020, 33092],
  banned: [16, 31009, 31011],
  kicked: [6, 31010, 31023],
  deactivated: [19, 31029],
  replaced: [11, 33094],
  timeout: [14, 34006],
  proxy: [17, 34240, 34245],
  database: [null, 33002, 33010, 33011, 33012],
  usage: [null, 33001, 33003, 33090, 33093, 33095],
} as const satisfies Readonly<Record<string, Facts>>;

/** What an error means for the connection; each class leads to one status, or to none. */
export type NCErrorClass = keyof typeof CLASSES;

/** The status that an error of a class leads to; null where the connection stays as it is. */
export const statusOfErrorClass = (errorClass: NCErrorClass): NCConnectionStatus | null => CLASSES[errorClass][0];

/**
 * The class of a code. One that this version does not know is never a crash: it is transient when the link was
 * merely lost, and a configuration error when the gateway refused with it.
 */
export function errorClassOf(code: number, cameWith: 'loss' | 'verdict' = 'loss'): NCErrorClass {
  const classes = Object.keys(CLASSES) as NCErrorClass[];
  const known = classes.find((name) => CLASSES[name].some((one, index) => index > 0 && one === code));
  return known ?? (cameWith === 'verdict' ? 'configuration' : 'transient');
}
