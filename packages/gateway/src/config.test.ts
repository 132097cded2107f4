import { describe, expect, it } from 'vitest';
import { readSettings } from './config.ts';

const REQUIRED = { NEXCONN_APP_KEY: 'app', NEXCONN_APP_SECRET: 'secret' };

describe('readSettings', () => {
  it('has a default for everything but key and secret', () => {
    expect(readSettings(REQUIRED)).toEqual({
      appKey: 'app',
      appSecret: 'secret',
      host: '127.0.0.1',
      port: 8787,
      dataDir: '.nexconn/gateway',
      multiClient: 1,
      rateLimits: true,
      restoreDelaySeconds: 3600,
      clockWindowSeconds: 300,
      retentionDays: 7,
      trustProxy: false,
      logLevel: 'info',
      overloadDelayMs: 5000,
    });
  });

  it('reads every setting', () => {
    const options = readSettings({
      ...REQUIRED,
      NEXCONN_PREVIOUS_APP_SECRET: 'old',
      NEXCONN_PREVIOUS_APP_SECRET_UNTIL: '2030-01-31T12:00:00+02:00',
      DATABASE_URL: 'postgres://nexconn@127.0.0.1/nexconn',
      HOST: '0.0.0.0',
      PORT: '0',
      NEXCONN_DATA_DIR: '/var/lib/nexconn',
      NEXCONN_TOKEN_TTL_SECONDS: '3',
      NEXCONN_WEBHOOK_URL: 'https://app.example.com/hook?of=nexconn',
      NEXCONN_LOG_LEVEL: 'trace',
      NEXCONN_HANDSHAKES_PER_USER: '61',
      NEXCONN_HANDSHAKES_PER_SECOND: '900',
      NEXCONN_OVERLOAD_DELAY_MS: '0',
      NEXCONN_ALLOWED_ORIGINS: 'https://app.example.com, http://127.0.0.1:5173',
      NEXCONN_MULTI_CLIENT: '0',
      NEXCONN_RATE_LIMITS: 'off',
      NEXCONN_HANDSHAKES_PER_IP: '60',
      NEXCONN_RESTORE_DELAY_SECONDS: '0',
      NEXCONN_CLOCK_WINDOW_SECONDS: '0',
      NEXCONN_RETENTION_DAYS: '30',
      NEXCONN_TRUST_PROXY: 'on',
    });
    expect(options).toEqual({
      appKey: 'app',
      appSecret: 'secret',
      previousAppSecret: 'old',
      previousAppSecretUntilMs: Date.UTC(2030, 0, 31, 10),
      databaseUrl: 'postgres://nexconn@127.0.0.1/nexconn',
      host: '0.0.0.0',
      port: 0,
      dataDir: '/var/lib/nexconn',
      tokenTtlSeconds: 3,
      webhookUrl: 'https://app.example.com/hook?of=nexconn',
      logLevel: 'trace',
      handshakesPerUser: 61,
      handshakesPerSecond: 900,
      overloadDelayMs: 0,
      allowedOrigins: ['https://app.example.com', 'http://127.0.0.1:5173'],
      multiClient: 0,
      rateLimits: false,
      handshakesPerIp: 60,
      restoreDelaySeconds: 0,
      clockWindowSeconds: 0,
      retentionDays: 30,
      trustProxy: true,
    });
  });

  it.each(['NEXCONN_APP_KEY', 'NEXCONN_APP_SECRET'])('does not start without %s', (name) => {
    expect(() => readSettings({ ...REQUIRED, [name]: undefined })).toThrow(`${name} is not set`);
    expect(() => readSettings({ ...REQUIRED, [name]: '' })).toThrow(`${name} is not set`);
  });

  it.each([
    ['PORT', '65536'],
    ['PORT', '80 '],
    ['PORT', '1e3'],
    ['NEXCONN_PREVIOUS_APP_SECRET_UNTIL', '2030-01-31'],
    ['NEXCONN_PREVIOUS_APP_SECRET_UNTIL', '1800000000000'],
    ['DATABASE_URL', 'mysql://root@127.0.0.1/nexconn'],
    ['DATABASE_URL', 'nexconn'],
    ['NEXCONN_TOKEN_TTL_SECONDS', '0'],
    ['NEXCONN_TOKEN_TTL_SECONDS', '1.5'],
    ['NEXCONN_ALLOWED_ORIGINS', 'https://app.example.com/path'],
    ['NEXCONN_ALLOWED_ORIGINS', 'app.example.com'],
    ['NEXCONN_ALLOWED_ORIGINS', 'https://a.example,'],
    ['NEXCONN_MULTI_CLIENT', '-1'],
    ['NEXCONN_RATE_LIMITS', 'true'],
    ['NEXCONN_HANDSHAKES_PER_IP', '0'],
    ['NEXCONN_HANDSHAKES_PER_USER', '0'],
    ['NEXCONN_HANDSHAKES_PER_SECOND', '0'],
    ['NEXCONN_OVERLOAD_DELAY_MS', '-1'],
    ['NEXCONN_RESTORE_DELAY_SECONDS', 'soon'],
    ['NEXCONN_CLOCK_WINDOW_SECONDS', 'off'],
    ['NEXCONN_RETENTION_DAYS', '0'],
    ['NEXCONN_TRUST_PROXY', '1'],
    ['NEXCONN_LOG_LEVEL', 'loud'],
    ['NEXCONN_WEBHOOK_URL', 'app.example.com/hook'],
    ['NEXCONN_WEBHOOK_URL', 'ftp://app.example.com'],
    ['NEXCONN_WEBHOOK_URL', 'https://user:pass@app.example.com'],
  ])('does not start with %s=%s and names it in one line', (name, value) => {
    const start = () => readSettings({ ...REQUIRED, [name]: value });
    expect(start).toThrow(new RegExp(`^${name} must be [^\\n]+$`));
  });

  it('takes an empty variable for an absent one', () => {
    expect(readSettings({ ...REQUIRED, PORT: '', NEXCONN_TOKEN_TTL_SECONDS: '' })).toMatchObject({ port: 8787 });
  });
});
