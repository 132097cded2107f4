import { createHash, randomInt } from 'node:crypto';
import { APP_KEY, APP_SECRET } from './startGateway.ts';

export interface RawAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: { readonly code: number; readonly errorMessage?: string; readonly result?: unknown };
}

export interface RawRequest {
  readonly method?: string;
  /** Sent as it is when it is a text, as JSON otherwise. */
  readonly body?: unknown;
  /** Over those of a well-signed call; undefined leaves one out. */
  readonly headers?: Readonly<Record<string, string | undefined>>;
}

/** Headers the way the vendor's server SDKs make them: a nonce of digits, the time now. */
export function signedHeaders(timestampMs = Date.now(), appSecret = APP_SECRET): Record<string, string> {
  const nonce = String(randomInt(10 ** 14));
  const timestamp = String(timestampMs);
  const signature = createHash('sha1')
    .update(appSecret + nonce + timestamp)
    .digest('hex');
  return { 'App-Key': APP_KEY, Nonce: nonce, Timestamp: timestamp, Signature: signature };
}

/** One HTTP call, with whatever may be wrong about it. */
export async function rawCall(url: string, path: string, request: RawRequest = {}): Promise<RawAnswer> {
  const { method = 'POST', body = {}, headers = {} } = request;
  const all = { 'Content-Type': 'application/json', ...signedHeaders(), ...headers };
  const given = Object.entries(all).filter((entry): entry is [string, string] => entry[1] !== undefined);
  const hasBody = method !== 'GET' && method !== 'HEAD';
  const response = await fetch(url + path, {
    method,
    headers: given,
    ...(hasBody && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  return { status: response.status, headers: response.headers, body: (await response.json()) as RawAnswer['body'] };
}
