/** Thrown by `stopTokenRefresh`; recognised by its name, so that two copies of the package understand each other. */
export class TokenRefreshStopped extends Error {
  override readonly name = 'TokenRefreshStopped';
}

/**
 * Thrown by a token provider: the user is signed out of the application, do not ask again.
 *
 * @param reason for people; never a token
 * @throws always
 */
export function stopTokenRefresh(reason = 'The application has no session for this user.'): never {
  throw new TokenRefreshStopped(reason);
}

export function isTokenRefreshStopped(error: unknown): boolean {
  return error instanceof Error && error.name === 'TokenRefreshStopped';
}
