import { randomInt } from 'node:crypto';
import type { ServerApiPath, ServerApiRequest, ServerApiResult } from '@nexconn-kit/protocol/schemas';
import { signatureOf } from './http/signature.ts';
import { OptionError } from './OptionError.ts';

/** Far above what a gateway takes; a call must not hang with it. */
const TIMEOUT_MS = 10_000;

/** A Server API call that was refused, or was not answered by a gateway. */
export class ServerApiError extends Error {
  override readonly name = 'ServerApiError';
  /** The gateway's business code; null when what answered was no gateway. */
  readonly code: number | null;
  readonly httpStatus: number;

  constructor(httpStatus: number, code: number | null, message: string) {
    super(message);
    this.httpStatus = httpStatus;
    this.code = code;
  }
}

export interface ServerApi {
  /**
   * Calls one operation.
   *
   * @returns its result; undefined for an operation that has none
   * @throws ServerApiError when it was refused; TypeError when the gateway could not be reached, TimeoutError after 10 s;
   * both name the operation and the place
   */
  call<P extends ServerApiPath>(path: P, body: ServerApiRequest<P>): Promise<ServerApiResult<P>>;
}

export interface ServerApiOptions {
  /** Base URL of the gateway. */
  readonly url: string;
  readonly appKey: string;
  readonly appSecret: string;
}

/**
 * Signs Server API calls for an app server. Keep it there: it holds the App Secret.
 *
 * @throws OptionError when the app key or the App Secret is empty
 */
export function createServerApi({ url, appKey, appSecret }: ServerApiOptions): ServerApi {
  for (const [option, value] of Object.entries({ appKey, appSecret })) {
    if (!value) throw emptyOption(option as 'appKey' | 'appSecret');
  }
  const base = url.replace(/\/+$/, '');
  return {
    async call(path, body) {
      const headers = { 'Content-Type': 'application/json', ...sign(appKey, appSecret) };
      const response = await fetch(base + path, {
        method: 'POST',
        headers,
        body: JSON.stringify(body),
        signal: AbortSignal.timeout(TIMEOUT_MS),
      }).catch((cause: unknown) => {
        throw unreachable(path, base, cause);
      });
      const reply = (await response.json().catch(() => null)) as {
        code?: unknown;
        errorMessage?: string;
        result?: unknown;
      } | null;
      if (reply?.code === 0) return reply.result as ServerApiResult<typeof path>;
      const code = typeof reply?.code === 'number' ? reply.code : null;
      throw new ServerApiError(
        response.status,
        code,
        `${path} failed: ${reply?.errorMessage ?? 'what answered is no gateway'}`,
      );
    },
  };
}

function emptyOption(option: 'appKey' | 'appSecret'): OptionError {
  return new OptionError(
    option,
    `${option} is empty, so the gateway would refuse every call; give createServerApi what the gateway was started with.`,
  );
}

/** What went wrong on the way; a URL's own password, if it has one, is left out. */
function unreachable(path: string, base: string, cause: unknown): Error {
  const place = URL.canParse(base) ? new URL(base).origin : 'an address that is no URL';
  if (cause instanceof Error && cause.name === 'TimeoutError') {
    const waited = `the gateway at ${place} did not answer within ${TIMEOUT_MS / 1000} s`;
    return new DOMException(`${path} failed: ${waited}.`, 'TimeoutError');
  }
  // What fetch itself says is only that it failed, or quotes the whole URL.
  const reason: NodeJS.ErrnoException | undefined =
    cause instanceof Error && cause.cause instanceof Error ? cause.cause : undefined;
  const code = reason?.code ?? reason?.message ?? 'no connection';
  return new TypeError(
    `${path} failed: no gateway could be reached at ${place} (${code}). Check that it runs and that url is right.`,
    { cause: reason },
  );
}

function sign(appKey: string, appSecret: string): Record<string, string> {
  // Three draws make a nonce that no burst of calls repeats, in the 18 digits the header takes.
  const nonce = [0, 0, 0].map(() => String(randomInt(1_000_000)).padStart(6, '0')).join('');
  const timestamp = String(Date.now());
  return { 'App-Key': appKey, Nonce: nonce, Timestamp: timestamp, Signature: signatureOf(appSecret, nonce, timestamp) };
}
