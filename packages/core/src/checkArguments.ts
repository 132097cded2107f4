import type { NCConnectParams, NCInitOptions } from './api.ts';
import { NCError } from './errors.ts';
import { findMisfit, isText, optional, type Check, type Shape } from './shapes.ts';

const isUrl: Check = (value) => /^(http|ws)s?:/.test(String(value)) && URL.canParse(String(value));

const INIT_OPTIONS: Shape = {
  appKey: isText,
  gatewayUrl: isUrl,
  category: optional((value) => /^(web|mobile|desktop)$/.test(String(value))),
  clientId: optional((value) => isText(value) && String(value).length <= 64),
};
const CONNECT_PARAMS: Shape = {
  token: (value) => isText(value) || typeof value === 'function',
  userId: optional(isText),
  proxy: optional((value) => findMisfit(value, { url: isUrl }) === undefined),
};

/** Names the first argument that is not usable. Callers may have no compiler that could tell. */
function check(value: unknown, shape: Shape): NCError | null {
  const name = findMisfit(value, shape);
  return name === undefined
    ? null
    : new NCError(33003, { message: `${name} is not usable. Nothing was done; correct it.` });
}

export const checkInitOptions = (options: NCInitOptions): NCError | null => check(options, INIT_OPTIONS);
export const checkConnectParams = (params: NCConnectParams): NCError | null => check(params, CONNECT_PARAMS);
