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
    [INIT_OPTIONS, {}, 'appKey must be a non-empty string'],
    [INIT_OPTIONS, { ...INIT, appKey: '' }, 'appKey must be a non-empty string'],
    [INIT_OPTIONS, { ...INIT, gatewayUrl: 'gateway.test' }, 'gatewayUrl must be a http(s) or ws(s) URL'],
    [INIT_OPTIONS, { ...INIT, gatewayUrl: 'ftp://gateway.test' }, 'gatewayUrl must be a http(s) or ws(s) URL'],
    [INIT_OPTIONS, { ...INIT, category: 'tablet' }, 'category must be web, mobile or desktop'],
    [INIT_OPTIONS, { ...INIT, clientId: 'x'.repeat(65) }, 'clientId must be of 1 to 64 characters'],
    [CONNECT_PARAMS, undefined, 'token must be a non-empty string or a function'],
    [CONNECT_PARAMS, { token: '' }, 'token must be a non-empty string or a function'],
    [CONNECT_PARAMS, { token: 'token-1', userId: 7 }, 'userId must be a non-empty string'],
    [CONNECT_PARAMS, { token: 'token-1', proxy: {} }, 'proxy must be { url }, a http(s) or ws(s) URL'],
  ])('names what is wrong and what it must be', (shape, value, words) => {
    expect(checkArguments(value, shape)).toMatchObject({ code: 33003, message: `33003: ${words}. Nothing was done.` });
  });
});
