import { Agent, request } from 'node:http';

export interface HttpAnswer {
  readonly status: number;
  readonly text: string;
}

export interface HttpRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

const ANSWERS_WITHIN_MS = 9_000;

/** Calls over kept connections, with headers that `fetch` would not send. A call that is not answered rejects. */
export function startHttpCaller(port: number) {
  const agent = new Agent({ keepAlive: true, maxSockets: 4 });
  return {
    close: () => agent.destroy(),
    call: ({ method, path, headers, body }: HttpRequest): Promise<HttpAnswer> =>
      new Promise((resolve, reject) => {
        const length = Buffer.byteLength(body);
        const options = { host: '127.0.0.1', port, method, path, agent, timeout: ANSWERS_WITHIN_MS };
        const sent = request({ ...options, headers: { ...headers, 'Content-Length': length } }, (response) => {
          let text = '';
          response.setEncoding('utf8');
          response.on('data', (chunk: string) => (text += chunk));
          response.on('end', () => resolve({ status: response.statusCode ?? 0, text }));
        });
        sent.on('timeout', () => sent.destroy(new Error('not answered')));
        sent.on('error', reject);
        sent.end(body);
      }),
  };
}
