import type { NCConnectParams, NCInitOptions } from './api.ts';
import { NCError } from './errors.ts';

const isText = (value: unknown): boolean => typeof value === 'string' && value !== '';
const isTextOrAbsent = (value: unknown): boolean => value === undefined || isText(value);
const isUrl = (value: unknown): boolean =>
  isText(value) && /^(http|ws)s?:/.test(String(value)) && URL.canParse(String(value));

/** Names the first argument that is not usable. Callers may have no compiler that could tell. */
function firstBad(checks: Readonly<Record<string, boolean>>): NCError | null {
  const name = Object.keys(checks).find((key) => !checks[key]);
  return name === undefined
    ? null
    : new NCError(33003, { message: `${name} is not usable. Nothing was done; correct the call.` });
}

export function checkInitOptions({ appKey, gatewayUrl, category = 'web', clientId }: NCInitOptions): NCError | null {
  return firstBad({
    appKey: isText(appKey),
    gatewayUrl: isUrl(gatewayUrl),
    category: ['web', 'mobile', 'desktop'].includes(category),
    clientId: isTextOrAbsent(clientId) && (clientId?.length ?? 0) <= 64,
  });
}

export function checkConnectParams(params: NCConnectParams): NCError | null {
  const { token, userId, proxy } = params ?? {};
  return firstBad({
    token: isText(token) || typeof token === 'function',
    userId: isTextOrAbsent(userId),
    'proxy.url': proxy === undefined || isUrl(proxy?.url),
  });
}
