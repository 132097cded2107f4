import { fastify, type FastifyInstance } from 'fastify';
import type { ConfigAnswer, ErrorAnswer } from './contract.ts';
import { createSessionCookies } from './createSessionCookies.ts';
import { createUserDirectory } from './createUserDirectory.ts';
import { toAppError } from './toAppError.ts';
import type { Settings } from './readSettings.ts';
import { clientFiles } from './routes/clientFiles.ts';
import { groupRoute } from './routes/groupRoute.ts';
import { operatorRoutes } from './routes/operatorRoutes.ts';
import { renderedPage } from './routes/renderedPage.ts';
import { sessionRoutes } from './routes/sessionRoutes.ts';
import { tokenRoute } from './routes/tokenRoute.ts';

/**
 * Makes the demo's app server: the only holder of the App Secret. It does not listen yet.
 *
 * @param clientRoot the folder of the built client
 */
export function createAppServer(settings: Settings, clientRoot: string): FastifyInstance {
  const app = fastify({ logger: { level: 'warn' }, forceCloseConnections: true });
  const cookies = createSessionCookies(settings.appSecret);
  const users = createUserDirectory(settings);

  app.setErrorHandler((error, request, reply) => {
    const failure = toAppError(error);
    if (failure.httpStatus === 500) request.log.error({ err: error }, 'request failed');
    const answer: ErrorAnswer = { code: failure.code, message: failure.message };
    return reply.status(failure.httpStatus).send(answer);
  });
  app.setNotFoundHandler((_request, reply) => {
    const answer: ErrorAnswer = { code: 'not_found', message: 'There is nothing at this address.' };
    return reply.status(404).send(answer);
  });

  app.get('/healthz', () => ({ status: 'ok' }));
  const config: ConfigAnswer = { appKey: settings.appKey, gatewayUrl: settings.publicGatewayUrl };
  app.get('/api/config', () => config);
  sessionRoutes(app, cookies, users);
  tokenRoute(app, cookies, users);
  groupRoute(app, cookies, users);
  operatorRoutes(app, users);
  renderedPage(app, clientRoot, cookies, config);
  clientFiles(app, clientRoot, settings.publicGatewayUrl);
  return app;
}
