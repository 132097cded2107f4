import type { FastifyError } from 'fastify';
import { AppError } from './AppError.ts';

/** What each field has to be, for the person who typed it. */
const FIELD_WORDS: Readonly<Record<string, string>> = {
  userId: 'A user id is 1 to 64 letters, digits or + = - _.',
  durationMinutes: 'A ban lasts a whole number of minutes, 1 to 43200.',
  channelId: 'A group id is 1 to 64 letters and digits.',
  device: 'A device name is 1 to 32 letters, digits or - _.',
};

function wordsOf({ validation, message }: FastifyError): string {
  const [first] = validation ?? [];
  const missing = first?.params['missingProperty'];
  const field = typeof missing === 'string' ? missing : first?.instancePath.slice(1);
  return FIELD_WORDS[field ?? ''] ?? message;
}

/** Says any failure of a route in the one shape that leaves this server. */
export function toAppError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  const { statusCode = 500 } = error as FastifyError;
  return statusCode < 500
    ? new AppError(statusCode, 'bad_request', wordsOf(error as FastifyError))
    : new AppError(500, 'internal', 'The app server failed; its log says why.', { cause: error });
}
