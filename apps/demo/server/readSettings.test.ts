import { describe, expect, it } from 'vitest';
import { readSettings } from './readSettings.ts';

const GOOD = { NEXCONN_APP_KEY: 'demo', NEXCONN_APP_SECRET: 'secret' };

describe('readSettings', () => {
  it('serves on loopback, and sends browsers where it reaches the gateway itself, unless told otherwise', () => {
    expect(readSettings(GOOD)).toEqual({
      appKey: 'demo',
      appSecret: 'secret',
      gatewayUrl: 'http://127.0.0.1:8787',
      publicGatewayUrl: 'http://127.0.0.1:8787',
      host: '127.0.0.1',
      port: 5173,
    });
  });

  it.each([
    ['NEXCONN_APP_KEY', { NEXCONN_APP_KEY: '' }],
    ['NEXCONN_APP_SECRET', { NEXCONN_APP_SECRET: undefined }],
    ['NEXCONN_GATEWAY_URL', { NEXCONN_GATEWAY_URL: '127.0.0.1:8787' }],
    ['NEXCONN_PUBLIC_GATEWAY_URL', { NEXCONN_PUBLIC_GATEWAY_URL: 'ftp://chat.example.com' }],
    ['DEMO_PORT', { DEMO_PORT: '65536' }],
    ['DEMO_PORT', { DEMO_PORT: '80 ' }],
  ])('names %s when it is wrong', (name, wrong) => {
    expect(() => readSettings({ ...GOOD, ...wrong })).toThrow(name);
  });

  it('never repeats the secret in a complaint', () => {
    expect(() => readSettings({ NEXCONN_APP_SECRET: 'hush', DEMO_PORT: 'x' })).toThrow(/^(?!.*hush)/);
  });
});
