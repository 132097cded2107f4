import {
  errorClassOf,
  statusOfErrorClass,
  type NCConnectionStatus,
  type NCErrorCode,
  type VerdictDetails,
} from '@nexconn-kit/protocol';
import { ERROR_TEXTS } from './errorTexts.ts';

/** What the gateway told beside a code: until when a ban lasts, who kicked. Every field may be absent. */
export type NCErrorDetails = VerdictDetails;

/** What may be said of an error beside its code. */
export interface NCErrorOptions {
  readonly details?: NCErrorDetails | undefined;
  readonly cause?: unknown;
  /** Replaces the standing text of the code. Never a token, a secret or a query string. */
  readonly message?: string | undefined;
  /** Whether an unknown code came with a mere loss or with a refusal by the gateway. */
  readonly cameWith?: 'loss' | 'verdict' | undefined;
}

/** Every failure this package reports. Branch on `code`; the message is for people. */
export class NCError extends Error {
  override readonly name = 'NCError';
  readonly code: NCErrorCode;
  /** Equals `code`; the name the vendor's SDKs use. */
  readonly errorCode: NCErrorCode;
  /** The status this error leads to; null where the connection stays as it is. */
  readonly status: NCConnectionStatus | null;
  readonly details: NCErrorDetails | null;

  /** @param code decides class, status and standing text */
  constructor(code: NCErrorCode, { message, details, cameWith, cause }: NCErrorOptions = {}) {
    const errorClass = errorClassOf(code, cameWith);
    super(message ?? `${code}: ${ERROR_TEXTS[errorClass]}`, { cause });
    this.code = this.errorCode = code;
    this.status = statusOfErrorClass(errorClass);
    this.details = details ?? null;
  }
}
