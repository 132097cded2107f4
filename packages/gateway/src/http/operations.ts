import type { FastifyInstance } from 'fastify';

/** What a load balancer and a monitor ask. */
export const OPERATIONS_PATHS: ReadonlySet<string> = new Set(['/healthz', '/readyz', '/metrics']);

export interface Operations {
  /** Why no new client should be sent here; undefined when all is well. */
  unreadiness(): Promise<string | undefined>;
  /** In the text format of Prometheus. */
  metrics(): Promise<string>;
}

export function serveOperations(app: FastifyInstance, { unreadiness, metrics }: Operations): void {
  // Any page may ask: an engine finds out by it whether only WebSocket is blocked on the way.
  app.get('/healthz', async (_request, reply) =>
    reply.header('Access-Control-Allow-Origin', '*').send({ status: 'ok' }),
  );
  app.get('/readyz', async (_request, reply) => {
    const reason = await unreadiness();
    return reason === undefined ? { status: 'ready' } : reply.code(503).send({ status: 'not ready', reason });
  });
  app.get('/metrics', async (_request, reply) =>
    reply.type('text/plain; version=0.0.4; charset=utf-8').send(await metrics()),
  );
}
