import type { FastifyInstance } from 'fastify';
import { AppError } from '../AppError.ts';
import type { SessionAnswer } from '../contract.ts';
import type { SessionCookies } from '../createSessionCookies.ts';
import type { UserDirectory } from '../createUserDirectory.ts';
import { deviceQuery, userBody } from '../requestSchemas.ts';
import type { OnDevice } from '../signedIn.ts';

/**
 * Refuses a deactivated account, for which there will be no token. A gateway that does not answer keeps nobody from
 * signing in: the token route says so, and the client waits for it.
 */
async function checkAccount(users: UserDirectory, userId: string): Promise<void> {
  try {
    await users.register(userId);
  } catch (error) {
    if (!(error instanceof AppError) || error.httpStatus !== 403) return;
    throw new AppError(
      403,
      'deactivated',
      'This account is deactivated, so it cannot connect. Sign in as another user, or have an operator restore it.',
      { cause: error },
    );
  }
}

/** Sign-in as any user id: this is a demo, and asks for no password. */
export function sessionRoutes(app: FastifyInstance, cookies: SessionCookies, users: UserDirectory): void {
  const url = '/api/session';

  app.get<OnDevice>(url, { schema: { querystring: deviceQuery } }, (request): SessionAnswer => {
    return { userId: cookies.read(request.headers.cookie, request.query.device) };
  });

  app.post<OnDevice & { Body: { userId: string } }>(
    url,
    { schema: { querystring: deviceQuery, body: userBody } },
    async (request, reply): Promise<SessionAnswer> => {
      const { userId } = request.body;
      await checkAccount(users, userId);
      void reply.header('set-cookie', cookies.issue(userId, request.query.device));
      return { userId };
    },
  );

  app.delete<OnDevice>(url, { schema: { querystring: deviceQuery } }, (request, reply): SessionAnswer => {
    void reply.header('set-cookie', cookies.clear(request.query.device));
    return { userId: null };
  });
}
