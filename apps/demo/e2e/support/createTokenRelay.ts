import { once } from 'node:events';
import { createServer, request as forward, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What the relay says instead of the app server. */
export interface TokenAnswer {
  readonly httpStatus: number;
  readonly body: object;
}

export interface TokenRelay {
  /** Where a browser finds the demo. */
  readonly url: string;
  /** How often a client asked for a token. */
  calls(): number;
  /** Answers each ask for a token; undefined hands it on to the app server. */
  intercept(answer: () => TokenAnswer | undefined | Promise<TokenAnswer | undefined>): void;
  close(): Promise<void>;
}

/** A relay in front of the app server that counts what a client's token provider asks, and can answer in its place. */
export async function createTokenRelay(appServerUrl: string): Promise<TokenRelay> {
  let calls = 0;
  let answerToken: Parameters<TokenRelay['intercept']>[0] = () => undefined;

  const handOn = (request: IncomingMessage, response: ServerResponse): void => {
    const { method = 'GET', headers, url = '/' } = request;
    const onward = forward(new URL(url, appServerUrl), { method, headers }, (reply) => {
      response.writeHead(reply.statusCode ?? 502, reply.headers);
      reply.pipe(response);
    });
    onward.on('error', () => response.destroy());
    request.pipe(onward);
  };
  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (request.method !== 'POST' || !request.url?.startsWith('/api/token')) return handOn(request, response);
    calls += 1;
    const answer = await answerToken();
    if (!answer) return handOn(request, response);
    response.writeHead(answer.httpStatus, { 'content-type': 'application/json' }).end(JSON.stringify(answer.body));
  };

  const server = createServer((request, response) => void serve(request, response)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    calls: () => calls,
    intercept: (answer) => void (answerToken = answer),
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
