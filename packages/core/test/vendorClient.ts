import { createHash, randomInt } from 'node:crypto';
import { Agent, type IncomingMessage, request } from 'node:http';

/** What axios throws: the status alone in its message, the answer beside it. */
export class VendorError extends Error {
  override readonly name = 'AxiosError';
  readonly code = 'ERR_BAD_REQUEST';
  readonly response: VendorAnswer;

  constructor(response: VendorAnswer) {
    super(`Request failed with status code ${response.status}`);
    this.response = response;
  }
}

interface VendorAnswer {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly data: { readonly code: number; readonly errorMessage?: string; readonly result?: unknown };
}

interface VendorOptions {
  readonly url: string;
  readonly appKey: string;
  readonly appSecret: string;
  /** Before the name of each header: nothing, or `RC-`. */
  readonly prefix: '' | 'RC-';
}

export interface VendorClient {
  /** @returns the `result`. @throws VendorError for every status but 200 */
  post<T>(path: string, body: object): Promise<T>;
  /** How many TCP connections its calls have taken. */
  readonly connections: number;
  close(): void;
}

/** Calls the Server API the way the vendor's server SDKs do, and knows nothing of ours. */
export function createVendorClient({ url, appKey, appSecret, prefix }: VendorOptions): VendorClient {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const sockets = new Set<unknown>();

  function headersOf(body: string): Record<string, string | number> {
    // A random number, as many digits as it happens to have.
    const nonce = Array.from({ length: randomInt(13, 18) }, () => randomInt(10)).join('');
    const timestamp = String(Date.now());
    const signature = createHash('sha1')
      .update(appSecret + nonce + timestamp, 'utf8')
      .digest('hex');
    return {
      Accept: 'application/json, text/plain, */*',
      'Content-Type': 'application/json',
      [`${prefix}App-Key`]: appKey,
      [`${prefix}Nonce`]: nonce,
      [`${prefix}Timestamp`]: timestamp,
      [`${prefix}Signature`]: signature,
      'User-Agent': 'server-sdk-nodejs/4.0.0',
      'Content-Length': Buffer.byteLength(body),
    };
  }

  function exchange(path: string, body: string): Promise<VendorAnswer> {
    return new Promise((resolve, reject) => {
      const call = request(url + path, { method: 'POST', agent, headers: headersOf(body) }, (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
        response.on('end', () => {
          const data = JSON.parse(text) as VendorAnswer['data'];
          resolve({ status: response.statusCode ?? 0, headers: response.headers, data });
        });
      });
      call.on('socket', (socket) => sockets.add(socket));
      call.on('error', reject);
      call.end(body);
    });
  }

  return {
    async post<T>(path: string, body: object) {
      const answer = await exchange(path, JSON.stringify(body));
      if (answer.status !== 200) throw new VendorError(answer);
      if (answer.data.code !== 0) throw new Error(`200 with code ${answer.data.code}: no success, and no refusal`);
      return answer.data.result as T;
    },
    get connections() {
      return sockets.size;
    },
    close: () => agent.destroy(),
  };
}
