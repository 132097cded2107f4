import type { NCErrorCode } from '@nexconn-kit/protocol';
import type { NCError } from './errors.ts';

/** The outcome of a call; calls resolve with it and never reject. */
export type NCResult<T> =
  | { readonly isOk: true; readonly code: 0; readonly data: T }
  | { readonly isOk: false; readonly code: NCErrorCode; readonly error: NCError };
