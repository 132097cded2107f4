import type { z } from 'zod';
import { GatewayError } from '../errors.ts';

/**
 * Checks a request body against its schema.
 *
 * @throws GatewayError `badParameter` (1002) naming the field, `tooLong` (1005) for a text or an array over its limit
 */
export function readParameters<T>(schema: z.ZodType<T>, body: unknown): T {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    throw new GatewayError('badParameter', 'The body is not a JSON object.');
  }
  const { success, data, error } = schema.safeParse(body);
  if (success) return data;
  const [issue] = error.issues;
  const isTooLong = issue?.code === 'too_big' && (issue.origin === 'string' || issue.origin === 'array');
  const field = issue?.path.join('.') ?? '';
  throw isTooLong
    ? new GatewayError('tooLong', `${field} is too long; at most ${issue.maximum} are taken.`)
    : new GatewayError('badParameter', `${field} is missing or wrong: ${issue?.message ?? 'unknown'}.`);
}
