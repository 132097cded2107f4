import { NCError } from './errors.ts';
import { findMisfit, isText, optional, type Check, type Shape } from './shapes.ts';

const isUrl: Check = (value) => /^(http|ws)s?:/.test(String(value)) && URL.canParse(String(value));

/** What `NCInitOptions` must be. */
export const INIT_OPTIONS: Shape = {
  appKey: isText,
  gatewayUrl: isUrl,
  category: optional((value) => /^(web|mobile|desktop)$/.test(String(value))),
  clientId: optional((value) => isText(value) && String(value).length <= 64),
};

/** What `NCConnectParams` must be. */
export const CONNECT_PARAMS: Shape = {
  token: (value) => isText(value) || typeof value === 'function',
  userId: optional(isText),
  proxy: optional((value) => !findMisfit(value, { url: isUrl })),
};

/** Names the first argument that is not usable. Callers may have no compiler that could tell. */
export function checkArguments(value: unknown, shape: Shape): NCError | null {
  const name = findMisfit(value, shape);
  return name
    ? new NCError(33003, { message: `33003: ${name} is missing or wrong. Nothing was done; correct it.` })
    : null;
}
