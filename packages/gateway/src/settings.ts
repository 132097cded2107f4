import { type GatewayOptions, LOG_LEVELS } from './GatewayOptions.ts';
import {
  amount,
  httpUrl,
  moment,
  oneOf,
  onOff,
  origins,
  postgresUrl,
  redisUrl,
  type SettingKind,
  text,
} from './settingKinds.ts';

export interface Setting {
  readonly option: keyof GatewayOptions;
  readonly kind: SettingKind;
  readonly unit?: string;
  /** What the program takes where the variable is not set; `createGateway` has the same in its own words. */
  readonly fallback?: string;
  readonly isRequired?: true;
}

/** Every variable of the environment that the program reads, and the option it becomes. */
export const SETTINGS: Readonly<Record<string, Setting>> = {
  NEXCONN_APP_KEY: { option: 'appKey', kind: text, isRequired: true },
  NEXCONN_APP_SECRET: { option: 'appSecret', kind: text, isRequired: true },
  NEXCONN_PREVIOUS_APP_SECRET: { option: 'previousAppSecret', kind: text },
  NEXCONN_PREVIOUS_APP_SECRET_UNTIL: { option: 'previousAppSecretUntilMs', kind: moment },
  HOST: { option: 'host', kind: text, fallback: '127.0.0.1' },
  PORT: { option: 'port', kind: amount(0, 65_535), fallback: '8787' },
  DATABASE_URL: { option: 'databaseUrl', kind: postgresUrl },
  REDIS_URL: { option: 'redisUrl', kind: redisUrl },
  NEXCONN_DATA_DIR: { option: 'dataDir', kind: text, fallback: '.nexconn/gateway' },
  NEXCONN_TOKEN_TTL_SECONDS: { option: 'tokenTtlSeconds', kind: amount(1, 315_360_000), unit: 'seconds' },
  NEXCONN_WEBHOOK_URL: { option: 'webhookUrl', kind: httpUrl },
  NEXCONN_ALLOWED_ORIGINS: { option: 'allowedOrigins', kind: origins },
  NEXCONN_MULTI_CLIENT: { option: 'multiClient', kind: amount(0, 1000), unit: 'seats', fallback: '1' },
  NEXCONN_RATE_LIMITS: { option: 'rateLimits', kind: onOff, fallback: 'on' },
  NEXCONN_HANDSHAKES_PER_IP: { option: 'handshakesPerIp', kind: amount(1, 1_000_000), unit: 'handshakes a minute' },
  NEXCONN_HANDSHAKES_PER_USER: { option: 'handshakesPerUser', kind: amount(1, 1_000_000), unit: 'handshakes a minute' },
  NEXCONN_HANDSHAKES_PER_SECOND: {
    option: 'handshakesPerSecond',
    kind: amount(1, 1_000_000),
    unit: 'handshakes a second',
  },
  NEXCONN_OVERLOAD_DELAY_MS: {
    option: 'overloadDelayMs',
    kind: amount(0, 60_000),
    unit: 'milliseconds',
    fallback: '5000',
  },
  NEXCONN_RESTORE_DELAY_SECONDS: {
    option: 'restoreDelaySeconds',
    kind: amount(0, 31_536_000),
    unit: 'seconds',
    fallback: '3600',
  },
  NEXCONN_CLOCK_WINDOW_SECONDS: {
    option: 'clockWindowSeconds',
    kind: amount(0, 86_400),
    unit: 'seconds',
    fallback: '300',
  },
  NEXCONN_RETENTION_DAYS: { option: 'retentionDays', kind: amount(1, 3650), unit: 'days', fallback: '7' },
  NEXCONN_TRUST_PROXY: { option: 'trustProxy', kind: onOff, fallback: 'off' },
  NEXCONN_LOG_LEVEL: { option: 'logLevel', kind: oneOf(LOG_LEVELS), fallback: 'info' },
};

/** What a setting must be, after its name. */
export function wantedOf({ kind, unit }: Setting): string {
  return `must be ${kind.wanted}${unit === undefined ? '' : ` (${unit})`}`;
}

/** The variable an option comes from. */
export function settingOf(option: keyof GatewayOptions): string {
  return Object.entries(SETTINGS).find(([, setting]) => setting.option === option)?.[0] ?? option;
}
