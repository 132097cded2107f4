import type { FastifyInstance } from 'fastify';
import type { TokenAnswer } from '../contract.ts';
import type { SessionCookies } from '../createSessionCookies.ts';
import type { UserDirectory } from '../createUserDirectory.ts';
import { deviceQuery } from '../requestSchemas.ts';
import { type OnDevice, signedIn } from '../signedIn.ts';

/** Hands the signed-in user an access token; this is what the client's `httpTokenProvider` asks. */
export function tokenRoute(app: FastifyInstance, cookies: SessionCookies, users: UserDirectory): void {
  app.post<OnDevice>('/api/token', { schema: { querystring: deviceQuery } }, async (request): Promise<TokenAnswer> => ({
    token: await users.issueToken(signedIn(cookies, request, 'token to give')),
  }));
}
