import type { GatewayOptions } from './GatewayOptions.ts';
import { absoluteOrigins, amount, onOff, text } from './settingParsers.ts';

type Option = keyof GatewayOptions;

interface Setting {
  readonly option: Option;
  /** Turns the text of the variable into the option's value. @throws Error with what it should be */
  readonly parse: (value: string) => unknown;
  readonly unit?: string;
  readonly fallback?: string;
  readonly isRequired?: true;
}

/** Every variable of the environment that the program reads. */
export const SETTINGS: Readonly<Record<string, Setting>> = {
  NEXCONN_APP_KEY: { option: 'appKey', parse: text, isRequired: true },
  NEXCONN_APP_SECRET: { option: 'appSecret', parse: text, isRequired: true },
  NEXCONN_PREVIOUS_APP_SECRET: { option: 'previousAppSecret', parse: text },
  HOST: { option: 'host', parse: text, fallback: '127.0.0.1' },
  PORT: { option: 'port', parse: amount(0, 65_535), fallback: '8787' },
  NEXCONN_DATA_DIR: { option: 'dataDir', parse: text, fallback: '.nexconn/gateway' },
  NEXCONN_TOKEN_TTL_SECONDS: { option: 'tokenTtlSeconds', parse: amount(1, 315_360_000), unit: 'seconds' },
  NEXCONN_ALLOWED_ORIGINS: { option: 'allowedOrigins', parse: absoluteOrigins },
  NEXCONN_MULTI_CLIENT: { option: 'multiClient', parse: amount(0, 1000), unit: 'seats', fallback: '1' },
  NEXCONN_RATE_LIMITS: { option: 'rateLimits', parse: onOff, fallback: 'on' },
  NEXCONN_HANDSHAKES_PER_IP: { option: 'handshakesPerIp', parse: amount(1, 1_000_000), unit: 'handshakes a minute' },
  NEXCONN_RESTORE_DELAY_SECONDS: {
    option: 'restoreDelaySeconds',
    parse: amount(0, 31_536_000),
    unit: 'seconds',
    fallback: '3600',
  },
  NEXCONN_CLOCK_WINDOW_SECONDS: {
    option: 'clockWindowSeconds',
    parse: amount(0, 86_400),
    unit: 'seconds',
    fallback: '300',
  },
  NEXCONN_RETENTION_DAYS: { option: 'retentionDays', parse: amount(1, 3650), unit: 'days', fallback: '7' },
  NEXCONN_TRUST_PROXY: { option: 'trustProxy', parse: onOff, fallback: 'off' },
};

/** Variables of features that this version does not have: to ignore them would be to pretend. */
const NOT_YET: Readonly<Record<string, string>> = {
  DATABASE_URL: 'PostgreSQL',
  REDIS_URL: 'a cluster over Redis',
  NEXCONN_WEBHOOK_URL: 'webhooks',
};

/** A variable that stops the start; the message names it. */
export class SettingError extends Error {
  override readonly name = 'SettingError';

  constructor(setting: string, problem: string) {
    super(`${setting} ${problem}`);
  }
}

/**
 * Reads and checks every setting.
 *
 * @throws SettingError for the first one that is missing or wrong
 */
export function readSettings(environment: Readonly<Record<string, string | undefined>>): GatewayOptions {
  for (const [name, feature] of Object.entries(NOT_YET)) {
    const problem = `is set, but this version does not have ${feature} yet; unset it`;
    if (environment[name]) throw new SettingError(name, problem);
  }
  const options = Object.entries(SETTINGS).map(([name, setting]) => [
    setting.option,
    read(name, setting, environment[name]),
  ]);
  return Object.fromEntries(options) as GatewayOptions;
}

function read(name: string, { parse, unit, fallback, isRequired }: Setting, given: string | undefined): unknown {
  const value = given || fallback;
  if (value === undefined) {
    if (isRequired) throw new SettingError(name, 'is not set; it has no default');
    return undefined;
  }
  try {
    return parse(value);
  } catch (error) {
    const wanted = error instanceof Error ? error.message : String(error);
    throw new SettingError(name, `must be ${wanted}${unit === undefined ? '' : ` (${unit})`}`);
  }
}

/** The variable an option comes from. */
export function settingOf(option: Option): string {
  return Object.entries(SETTINGS).find(([, setting]) => setting.option === option)?.[0] ?? option;
}
