import type { FastifyInstance } from 'fastify';
import type { SessionAnswer } from '../contract.ts';
import type { SessionCookies } from '../createSessionCookies.ts';
import { deviceQuery, userBody } from '../requestSchemas.ts';

interface OnDevice {
  Querystring: { device?: string };
}

/** Sign-in as any user id: this is a demo, and asks for no password. */
export function sessionRoutes(app: FastifyInstance, cookies: SessionCookies): void {
  const url = '/api/session';

  app.get<OnDevice>(url, { schema: { querystring: deviceQuery } }, (request): SessionAnswer => {
    return { userId: cookies.read(request.headers.cookie, request.query.device) };
  });

  app.post<OnDevice & { Body: { userId: string } }>(
    url,
    { schema: { querystring: deviceQuery, body: userBody } },
    (request, reply): SessionAnswer => {
      const { userId } = request.body;
      void reply.header('set-cookie', cookies.issue(userId, request.query.device));
      return { userId };
    },
  );

  app.delete<OnDevice>(url, { schema: { querystring: deviceQuery } }, (request, reply): SessionAnswer => {
    void reply.header('set-cookie', cookies.clear(request.query.device));
    return { userId: null };
  });
}
