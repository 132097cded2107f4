import type { ServerResponse } from 'node:http';
import type { TokenMisbehavior } from './tokenCalls.ts';

/** What a misbehaviour may use of the server that it happens in. */
export interface TokenDesk {
  readonly response: ServerResponse;
  /** Number of the call, from 1. */
  readonly callNumber: number;
  /** Issues a fresh token. */
  issue(): Promise<string>;
  /** The token that was given last. */
  readonly lastToken: string | undefined;
  /** Runs later, unless the server is closed before. */
  later(run: () => void, afterMs: number): void;
}

export function give({ response }: TokenDesk, token: string): void {
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ token }));
}

type Act<M> = (desk: TokenDesk, how: M) => void | Promise<void>;

const ACTS: { readonly [T in TokenMisbehavior['type']]: Act<Extract<TokenMisbehavior, { readonly type: T }>> } = {
  status({ response }, { status, retryAfterSeconds }) {
    if (retryAfterSeconds !== undefined) response.setHeader('retry-after', retryAfterSeconds);
    response.writeHead(status, { 'content-type': 'application/json' }).end('{}');
  },
  hang: () => {},
  async slow(desk, { ms }) {
    const token = await desk.issue();
    desk.later(() => give(desk, token), ms);
  },
  drop({ response }) {
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': 100 });
    response.write('{"token":', () => response.socket?.resetAndDestroy());
  },
  notJson({ response }) {
    response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><title>Sign in</title>');
  },
  emptyToken: (desk) => give(desk, ''),
  sameTokenAgain: async (desk) => give(desk, desk.lastToken ?? (await desk.issue())),
  garbageToken: (desk) => give(desk, `garbage-${desk.callNumber}`),
};

export async function misbehaveAs(desk: TokenDesk, how: TokenMisbehavior): Promise<void> {
  const act = ACTS[how.type] as Act<TokenMisbehavior>;
  await act(desk, how);
}
