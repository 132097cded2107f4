import { SERVER_API } from '@nexconn-kit/protocol/schemas';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { GatewayError } from '../errors.ts';

/** Answers whatever was thrown in the envelope of the Server API; what nobody foresaw is logged and says nothing outside. */
export function answerError(error: FastifyError | GatewayError, request: FastifyRequest, reply: FastifyReply): void {
  const refusal = error instanceof GatewayError ? error : toGatewayError(error);
  if (refusal.httpStatus >= 500) request.log.error({ err: error }, 'call failed');
  else request.log.info({ code: refusal.code, reason: refusal.message }, 'call refused');
  send(reply, refusal);
}

/** Answers a path or method that nothing is registered for. */
export function answerUnknown(request: FastifyRequest, reply: FastifyReply): void {
  const path = request.url.split('?', 1)[0] ?? '';
  const isOperation = Object.hasOwn(SERVER_API, path);
  send(
    reply,
    isOperation
      ? new GatewayError('methodWrong', `${request.method} is not a method of ${path}; use POST.`, { Allow: 'POST' })
      : new GatewayError('operationUnknown', `This gateway has no operation ${path}.`),
  );
}

function toGatewayError({ code, statusCode = 500 }: FastifyError): GatewayError {
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE') return new GatewayError('bodyTooLarge', 'The body is over 1 MiB.');
  if (statusCode < 500) return new GatewayError('badParameter', 'The request could not be read.');
  return new GatewayError('internal', 'The gateway failed inside; its log has the reason under this request id.');
}

function send(reply: FastifyReply, { httpStatus, code, message, headers }: GatewayError): void {
  void reply.code(httpStatus).headers(headers).send({ code, errorMessage: message });
}
