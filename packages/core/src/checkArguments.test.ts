import { describe, expect, it } from 'vitest';
import { checkArguments, CONNECT_PARAMS, INIT_OPTIONS } from './checkArguments.ts';

const INIT = { appKey: 'app', gatewayUrl: 'https://gateway.test' };

describe('checkArguments', () => {
  it.each([
    [INIT_OPTIONS, { ...INIT, category: 'desktop', clientId: 'x'.repeat(64) }],
    [CONNECT_PARAMS, { token: 'token-1' }],
    [CONNECT_PARAMS, { token: () => 'token-1', userId: 'ada', proxy: { url: 'wss://relay.test/path' } }],
  ])('takes what is right', (shape, value) => {
    expect(checkArguments(value, shape)).toBeNull();
  });

  it.each([
    [INIT_OPTIONS, {}, 'appKey'],
    [INIT_OPTIONS, { ...INIT, appKey: '' }, 'appKey'],
    [INIT_OPTIONS, { ...INIT, gatewayUrl: 'gateway.test' }, 'gatewayUrl'],
    [INIT_OPTIONS, { ...INIT, gatewayUrl: 'ftp://gateway.test' }, 'gatewayUrl'],
    [INIT_OPTIONS, { ...INIT, category: 'tablet' }, 'category'],
    [INIT_OPTIONS, { ...INIT, clientId: 'x'.repeat(65) }, 'clientId'],
    [CONNECT_PARAMS, undefined, 'token'],
    [CONNECT_PARAMS, { token: '' }, 'token'],
    [CONNECT_PARAMS, { token: 'token-1', userId: 7 }, 'userId'],
    [CONNECT_PARAMS, { token: 'token-1', proxy: {} }, 'proxy'],
  ])('names what is wrong', (shape, value, name) => {
    expect(checkArguments(value, shape)).toMatchObject({
      code: 33003,
      message: expect.stringMatching(`^33003: ${name} is missing or wrong\\. Nothing was done; `) as string,
    });
  });
});
