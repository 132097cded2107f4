/** Every way a Server API call can fail: its business code and the HTTP status that goes with it. */
export const FAILURE = {
  userUnknown: { code: 400, httpStatus: 400 },
  refused: { code: 403, httpStatus: 403 },
  operationUnknown: { code: 404, httpStatus: 404 },
  methodWrong: { code: 405, httpStatus: 405 },
  internal: { code: 1000, httpStatus: 500 },
  badParameter: { code: 1002, httpStatus: 400 },
  signature: { code: 1004, httpStatus: 401 },
  tooLong: { code: 1005, httpStatus: 400 },
  bodyTooLarge: { code: 1005, httpStatus: 413 },
  rateExceeded: { code: 1008, httpStatus: 429 },
  nothingToDelete: { code: 1015, httpStatus: 400 },
  timedOut: { code: 1050, httpStatus: 504 },
  /** It belongs to the contract, and nothing here gives it. */
  userLimit: { code: 2007, httpStatus: 403 },
} as const;
export type FailureName = keyof typeof FAILURE;

/** A refused Server API call: answered with its code, HTTP status and message as they stand. */
export class GatewayError extends Error {
  override readonly name = 'GatewayError';
  readonly code: number;
  readonly httpStatus: number;
  readonly headers: Readonly<Record<string, string>>;

  /** @param message what happened; why it matters; what to do. Never a token, a secret or a signature. */
  constructor(failure: FailureName, message: string, headers: Readonly<Record<string, string>> = {}) {
    super(message);
    this.code = FAILURE[failure].code;
    this.httpStatus = FAILURE[failure].httpStatus;
    this.headers = headers;
  }
}
