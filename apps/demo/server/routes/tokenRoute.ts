import type { FastifyInstance } from 'fastify';
import { AppError } from '../AppError.ts';
import type { TokenAnswer } from '../contract.ts';
import type { SessionCookies } from '../createSessionCookies.ts';
import { deviceQuery } from '../requestSchemas.ts';
import type { UserDirectory } from '../createUserDirectory.ts';

/** Hands the signed-in user an access token; this is what the client's `httpTokenProvider` asks. */
export function tokenRoute(app: FastifyInstance, cookies: SessionCookies, users: UserDirectory): void {
  app.post<{ Querystring: { device?: string } }>(
    '/api/token',
    { schema: { querystring: deviceQuery } },
    async (request): Promise<TokenAnswer> => {
      const userId = cookies.read(request.headers.cookie, request.query.device);
      if (userId === null) {
        throw new AppError(
          401,
          'not_signed_in',
          'Nobody is signed in here, so there is no token to give. Sign in first.',
        );
      }
      return { token: await users.issueToken(userId) };
    },
  );
}
