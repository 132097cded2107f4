import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { RENDERED_TEMPLATE } from './renderedPage.ts';

/** Content-hashed names never change their content; the page that names them may. */
function setCacheHeader(reply: FastifyReply, path: string): void {
  void reply.header('cache-control', path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache');
}

/**
 * Serves the built client, under a policy that lets the page reach this server and the gateway only.
 *
 * @param root the folder that Vite built
 */
export function clientFiles(app: FastifyInstance, root: string, publicGatewayUrl: string): void {
  const policy = [
    "default-src 'self'",
    `connect-src 'self' ${publicGatewayUrl} ${publicGatewayUrl.replace(/^http/, 'ws')}`,
    "img-src 'self' data:",
    "object-src 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');

  app.addHook('onSend', async (_request, reply) => {
    void reply.headers({
      'content-security-policy': policy,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
    });
  });
  const allowedPath = (path: string): boolean => path !== `/${RENDERED_TEMPLATE}`;
  void app.register(fastifyStatic, { root, cacheControl: false, setHeaders: setCacheHeader, allowedPath });
}
