import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { TokenIssuer, TokenCall, TokenMisbehavior } from './tokenCalls.ts';
import { TokenCounter } from './tokenCounter.ts';

const HOST = '127.0.0.1';

export interface TokenServerOptions {
  /** Gives a fresh token for a call, as the application's server would; when it throws, the answer is 500. */
  readonly issue: TokenIssuer;
  /** Where to listen on 127.0.0.1. Default 0: any free port. */
  readonly port?: number | undefined;
}

/** An application's token endpoint that misbehaves on command. */
export interface TokenServer {
  /** For `httpTokenProvider`; any path below it answers too. */
  readonly url: string;
  /** The POSTs that came, the oldest first. */
  readonly calls: readonly TokenCall[];
  /** Misbehaves from the next call on, so many times. Takes the place of an older command. @param times default: until further notice */
  misbehave(how: TokenMisbehavior, times?: number): void;
  /** Gives fresh tokens again. */
  behave(): void;
  /** Ends the answers that hang or are late, and lets go of the port. */
  close(): Promise<void>;
}

/** Lets any page ask, with its cookies, and read `Retry-After`. */
function allowPages({ headers }: IncomingMessage, response: ServerResponse): void {
  response.setHeader('access-control-allow-origin', headers.origin ?? '*');
  response.setHeader('access-control-allow-credentials', 'true');
  response.setHeader('access-control-allow-methods', 'POST');
  response.setHeader('access-control-allow-headers', headers['access-control-request-headers'] ?? '*');
  response.setHeader('access-control-expose-headers', 'retry-after, date');
  response.setHeader('vary', 'origin');
}

/** Serves tokens at a URL of its own on 127.0.0.1, to Node and to pages of any origin. */
export async function createTokenServer({ issue, port = 0 }: TokenServerOptions): Promise<TokenServer> {
  const counter = new TokenCounter(issue);
  const server = createServer((request, response) => {
    allowPages(request, response);
    request.resume();
    if (request.method === 'POST') void counter.serve(request, response);
    else response.writeHead(request.method === 'OPTIONS' ? 204 : 405).end();
  });
  server.listen(port, HOST);
  await once(server, 'listening');
  return {
    url: `http://${HOST}:${(server.address() as AddressInfo).port}/token`,
    calls: counter.calls,
    misbehave: (how, times = Infinity) => counter.command(how, times),
    behave: () => counter.command(null, 0),
    async close() {
      counter.stop();
      if (!server.listening) return;
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}
