import type { ErrorAnswer } from '../../server/contract.ts';

/** A refusal of the app server, or its absence. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly code: string;

  constructor(code: string, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

interface Call {
  readonly method?: 'GET' | 'POST' | 'DELETE';
  readonly body?: object;
  readonly signal?: AbortSignal;
}

function isErrorAnswer(value: unknown): value is ErrorAnswer {
  return typeof value === 'object' && value !== null && 'code' in value && 'message' in value;
}

async function send(path: string, { method = 'GET', body, signal }: Call): Promise<Response> {
  try {
    return await fetch(path, {
      method,
      ...(signal && { signal }),
      ...(body && { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
    });
  } catch (cause) {
    throw new ApiError('unreachable', 'The app server does not answer. Check that it runs, then try again.', { cause });
  }
}

/**
 * Asks the demo's app server.
 *
 * @throws ApiError with the server's code and message; `unreachable` where there was no answer
 */
export async function callApi<T>(path: string, call: Call = {}): Promise<T> {
  const response = await send(path, call);
  const answer: unknown = await response.json().catch(() => null);
  if (response.ok) return answer as T;
  throw isErrorAnswer(answer)
    ? new ApiError(answer.code, answer.message)
    : new ApiError('unreadable', `The app server answered ${response.status}. Look at its log.`);
}
