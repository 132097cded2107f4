import type { LinkSettings, RenewAnswer, SessionAnswer, Verdict } from '@nexconn-kit/protocol';

type Shape = Readonly<Record<string, 'string' | 'number' | 'boolean' | 'object'>>;

/** What comes from the wire is looked at before it is believed; a schema library would cost more than the engine. */
const has = (value: unknown, shape: Shape): boolean =>
  typeof value === 'object' &&
  value !== null &&
  Object.entries(shape).every(([key, type]) => typeof Reflect.get(value, key) === type);

const optional = (value: unknown, key: string, type: Shape[string]): boolean =>
  Reflect.get(Object(value), key) == null || has(value, { [key]: type });

export const isVerdict = (value: unknown): value is Verdict =>
  has(value, { code: 'number' }) && optional(value, 'details', 'object');

export const isSessionAnswer = (value: unknown): value is SessionAnswer =>
  has(value, { userId: 'string', sessionId: 'string', reconnectSpreadMs: 'number' }) &&
  optional(value, 'tokenRemainingMs', 'number');

export const isLinkSettings = (value: unknown): value is LinkSettings =>
  has(value, { reconnectSpreadMs: 'number' }) && optional(value, 'retryWindowMs', 'number');

export const isRenewAnswer = (value: unknown): value is RenewAnswer =>
  has(value, { isOk: 'boolean' }) && optional(value, 'tokenRemainingMs', 'number');
