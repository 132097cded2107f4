import type { FastifyInstance } from 'fastify';
import type { GroupAnswer } from '../contract.ts';
import type { SessionCookies } from '../createSessionCookies.ts';
import type { UserDirectory } from '../createUserDirectory.ts';
import { deviceQuery, groupBody } from '../requestSchemas.ts';
import { type OnDevice, signedIn } from '../signedIn.ts';

/** Lets the signed-in user into any group: this is a demo, and asks for no invitation. */
export function groupRoute(app: FastifyInstance, cookies: SessionCookies, users: UserDirectory): void {
  app.post<OnDevice & { Body: GroupAnswer }>(
    '/api/group',
    { schema: { querystring: deviceQuery, body: groupBody } },
    async (request): Promise<GroupAnswer> => {
      const userId = signedIn(cookies, request, 'group to enter');
      const { channelId } = request.body;
      await users.enterGroup(userId, channelId);
      return { channelId };
    },
  );
}
