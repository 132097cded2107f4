import { SERVER_API, type ServerApiPath } from '@nexconn-kit/protocol/schemas';
import { z } from 'zod';
import { FAILURE, type FailureName } from '../errors.ts';
import type { Rate } from '../tokenBucket.ts';
import { OPERATION_SUMMARIES } from './operationSummaries.ts';

type Json = Readonly<Record<string, unknown>>;

/** What went wrong, for each business code of a status. */
const FAILURE_MEANING: Readonly<Record<FailureName, string>> = {
  userUnknown: 'the user does not exist',
  refused: 'the account is deactivated, or was so too recently to be restored',
  operationUnknown: 'no such operation',
  methodWrong: 'not POST',
  internal: 'the gateway failed inside',
  badParameter: 'a parameter is missing or wrong; the message names it',
  signature: 'app key, nonce, timestamp or signature; the message tells which',
  tooLong: 'a text or an array is too long',
  bodyTooLarge: 'the body is over 1 MiB',
  rateExceeded: 'too many calls; wait as long as Retry-After says',
  nothingToDelete: 'there is nothing to delete',
  timedOut: 'the store, or Redis, took too long; what was asked may be done or not',
  userLimit: 'too many users; this gateway has no such limit',
};

const SIGNATURE_HEADERS: Readonly<Record<string, string>> = {
  'App-Key': 'Names the application.',
  Nonce: '1 to 18 characters, fresh for each call.',
  Timestamp: 'Unix milliseconds in decimal.',
  Signature: 'SHA-1 over App Secret, Nonce and Timestamp, one after another, as lower-case hexadecimal.',
};

/** The Server API in OpenAPI 3.1, made from the schemas that check its calls. */
export function describeServerApi(routes: readonly { readonly path: ServerApiPath; readonly rate: Rate }[]): Json {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Nexconn gateway: Server API',
      version: '4',
      description: 'Each header of the signature is also accepted with RC- before its name.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    security: [Object.fromEntries(Object.keys(SIGNATURE_HEADERS).map((name) => [name, []]))],
    paths: Object.fromEntries(routes.map(({ path, rate }) => [path, { post: describeOperation(path, rate) }])),
    components: {
      schemas: { Failure: failureSchema() },
      responses: Object.fromEntries(byStatus().map(([status, names]) => [`Http${status}`, describeFailure(names)])),
      securitySchemes: Object.fromEntries(
        Object.entries(SIGNATURE_HEADERS).map(([name, description]) => [
          name,
          { type: 'apiKey', in: 'header', name, description },
        ]),
      ),
    },
  };
}

function describeOperation(path: ServerApiPath, { limit, windowMs }: Rate): Json {
  const { request, result } = SERVER_API[path];
  const failures = byStatus().map(([status]) => [status, { $ref: `#/components/responses/Http${status}` }]);
  return {
    operationId: path.slice('/v4/'.length).replaceAll('/', '-'),
    summary: OPERATION_SUMMARIES[path],
    'x-rate-limit': { limit, windowMs },
    requestBody: { required: true, content: json(toSchema(request, 'input')) },
    responses: { 200: { description: 'Done.', content: json(envelope(result)) }, ...Object.fromEntries(failures) },
  };
}

function envelope(result: z.ZodType): Json {
  const isEmpty = result instanceof z.ZodVoid;
  const properties = { code: { const: 0 }, ...(!isEmpty && { result: toSchema(result, 'output') }) };
  return { type: 'object', required: Object.keys(properties), properties };
}

function toSchema(schema: z.ZodType, io: 'input' | 'output'): Json {
  const { $schema: _draft, ...rest } = z.toJSONSchema(schema, { io, reused: 'inline' });
  // A field that is not named is ignored in a call, and may be added to a result.
  return rest;
}

function failureSchema(): Json {
  const codes = [...new Set(Object.values(FAILURE).map(({ code }) => code))];
  const properties = { code: { type: 'integer', enum: codes }, errorMessage: { type: 'string' } };
  return { type: 'object', required: ['code', 'errorMessage'], properties };
}

function byStatus(): [status: number, names: FailureName[]][] {
  const found = new Map<number, FailureName[]>();
  for (const name of Object.keys(FAILURE) as FailureName[]) {
    const { httpStatus } = FAILURE[name];
    found.set(httpStatus, [...(found.get(httpStatus) ?? []), name]);
  }
  return [...found];
}

function describeFailure(names: readonly FailureName[]): Json {
  const description = names.map((name) => `${FAILURE[name].code}: ${FAILURE_MEANING[name]}.`).join(' ');
  const isRate = names.includes('rateExceeded');
  const wait = { 'Retry-After': { description: 'Seconds.', schema: { type: 'integer' } } };
  return { description, ...(isRate && { headers: wait }), content: json({ $ref: '#/components/schemas/Failure' }) };
}

const json = (schema: Json): Json => ({ 'application/json': { schema } });
