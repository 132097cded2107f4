import type { NCLogger } from './api.ts';

export const consoleLogger: NCLogger = {
  warn: (message, context) => console.warn(`[nexconn] ${message}`, context ?? ''),
  error: (message, context) => console.error(`[nexconn] ${message}`, context ?? ''),
};
