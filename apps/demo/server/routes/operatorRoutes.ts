import type { FastifyInstance } from 'fastify';
import type { OperatorAction, OperatorRequest } from '../contract.ts';
import type { UserDirectory } from '../createUserDirectory.ts';
import { banBody, userBody } from '../requestSchemas.ts';

type Perform = (users: UserDirectory, request: OperatorRequest) => Promise<void>;

const ACTIONS: Readonly<Record<OperatorAction, { readonly body: object; readonly perform: Perform }>> = {
  expire: { body: userBody, perform: (users, { userId }) => users.expireTokens(userId) },
  ban: { body: banBody, perform: (users, { userId, durationMinutes = 1 }) => users.ban(userId, durationMinutes) },
  unban: { body: userBody, perform: (users, { userId }) => users.unban(userId) },
  deactivate: { body: userBody, perform: (users, { userId }) => users.deactivate(userId) },
  restore: { body: userBody, perform: (users, { userId }) => users.restore(userId) },
};

/** The operator's side of the demo. Open to whoever reaches this server, as its sign-in is: serve it on loopback. */
export function operatorRoutes(app: FastifyInstance, users: UserDirectory): void {
  for (const [action, { body, perform }] of Object.entries(ACTIONS)) {
    app.post<{ Body: OperatorRequest }>(`/api/operator/${action}`, { schema: { body } }, async (request) => {
      await perform(users, request.body);
      return {};
    });
  }
}
