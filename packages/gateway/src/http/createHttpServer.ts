import { randomUUID } from 'node:crypto';
import Fastify, {
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  LogController,
} from 'fastify';
import type { DomainContext } from '../domain/context.ts';
import { GatewayError } from '../errors.ts';
import { createKeyedBuckets } from '../createKeyedBuckets.ts';
import { answerError, answerUnknown } from './answerError.ts';
import { describeServerApi } from './openApi.ts';
import { OPERATIONS_PATHS, type Operations, serveOperations } from './operations.ts';
import { ROUTES, type Route } from './routes.ts';
import { type SignatureRules, verifySignature } from './verifySignature.ts';

const LONGEST_BODY_BYTES = 1024 * 1024;
const LONGEST_REQUEST_ID = 36;
/** A connection that has not sent a whole request head by then is given up. */
const HEADERS_TIMEOUT_MS = 8_000;
/** So is a request that takes longer to arrive. */
const REQUEST_TIMEOUT_MS = 10_000;

export interface HttpContext {
  readonly domain: DomainContext;
  readonly signature: SignatureRules;
  readonly hasRateLimits: boolean;
  readonly log: FastifyBaseLogger;
  readonly operations: Operations;
  /** @param route the registered path; `none` when nothing is registered for what was asked */
  readonly onAnswered: (route: string, status: number, tookMs: number) => void;
}

/** The Server API and what operators ask, not listening yet. */
export function createHttpServer(context: HttpContext): FastifyInstance {
  const app = Fastify({
    loggerInstance: context.log,
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: 'requestId' }),
    bodyLimit: LONGEST_BODY_BYTES,
    requestTimeout: REQUEST_TIMEOUT_MS,
    http: { headersTimeout: HEADERS_TIMEOUT_MS, connectionsCheckingInterval: 1000 },
    forceCloseConnections: true,
    // A call that still comes while the gateway stops is answered like any other.
    return503OnClosing: false,
    // A path that cannot be decoded is one more that nothing answers to.
    frameworkErrors: (_error, request, reply) => answerUnknown(request, reply),
    genReqId: ({ headers }) => readRequestId(headers['x-request-id']),
  });
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, done) => parseJson(String(body), done));
  app.addHook('onRequest', async (request, reply) => void reply.header('X-Request-ID', request.id));
  app.addHook('onResponse', async (request, reply) => {
    logCall(request, reply);
    context.onAnswered(request.routeOptions.url ?? 'none', reply.statusCode, reply.elapsedTime);
  });
  app.setErrorHandler(answerError);
  app.setNotFoundHandler(answerUnknown);
  serveOperations(app, context.operations);
  const description = describeServerApi(ROUTES);
  app.get('/openapi.json', async () => description);
  for (const route of ROUTES) serve(app, route, context);
  return app;
}

function serve(app: FastifyInstance, { path, rate, prepare }: Route, context: HttpContext): void {
  const { domain, signature, hasRateLimits } = context;
  const buckets = createKeyedBuckets(rate);
  const onRequest = async ({ headers }: FastifyRequest): Promise<void> =>
    verifySignature(headers, signature, domain.clock.nowMs());
  app.post(path, { onRequest }, async ({ body }) => {
    const call = prepare(body);
    const waitMs = hasRateLimits ? buckets.take(call.keys, call.cost, domain.clock.nowMs()) : 0;
    if (waitMs > 0) throw rateExceeded(path, waitMs);
    const result = await call.run(domain);
    return result === undefined ? { code: 0 } : { code: 0, result };
  });
}

function rateExceeded(path: string, waitMs: number): GatewayError {
  const seconds = String(Math.ceil(waitMs / 1000));
  return new GatewayError('rateExceeded', `Too many calls of ${path}; wait ${seconds} s.`, { 'Retry-After': seconds });
}

function parseJson(text: string, done: (error: Error | null, body?: unknown) => void): void {
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    return done(new GatewayError('badParameter', 'The body is not JSON.'));
  }
  done(null, body);
}

function readRequestId(given: string | string[] | undefined): string {
  const isUsable = typeof given === 'string' && given.length <= LONGEST_REQUEST_ID && /^[\x21-\x7e]+$/.test(given);
  return isUsable ? given : randomUUID();
}

// The path alone: a query might carry what has no place in a log.
function logCall({ log, method, url }: FastifyRequest, { statusCode, elapsedTime }: FastifyReply): void {
  const path = url.split('?', 1)[0] ?? '';
  const level = OPERATIONS_PATHS.has(path) ? 'debug' : 'info';
  log[level]({ method, path, status: statusCode, ms: Math.round(elapsedTime) }, 'call');
}
