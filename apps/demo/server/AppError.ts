/** What the app server's routes answer as `{ code, message }`. */
export class AppError extends Error {
  override readonly name = 'AppError';
  readonly httpStatus: number;
  readonly code: string;

  /** @param message what happened, and what to do; goes to the browser, so never a secret or a token */
  constructor(httpStatus: number, code: string, message: string, options?: ErrorOptions) {
    super(message, options);
    this.httpStatus = httpStatus;
    this.code = code;
  }
}
