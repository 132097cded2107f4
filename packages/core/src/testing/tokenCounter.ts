import type { IncomingMessage, ServerResponse } from 'node:http';
import type { TokenIssuer, TokenCall, TokenMisbehavior } from './tokenCalls.ts';
import { give, misbehaveAs, type TokenDesk } from './tokenMisbehavior.ts';

const SECRET_HEADERS: readonly string[] = ['authorization', 'proxy-authorization', 'cookie'];

function callOf({ url = '/', headers }: IncomingMessage, met: TokenCall['met']): TokenCall {
  const shown = Object.entries(headers).filter(([name]) => !SECRET_HEADERS.includes(name));
  const entries = shown.map(([name, value]) => [name, String(value)] as const);
  return { atMs: Date.now(), path: url, headers: Object.fromEntries(entries), met };
}

/** What the endpoint does with a POST. */
export class TokenCounter {
  readonly calls: TokenCall[] = [];
  readonly #issue: TokenIssuer;
  readonly #timers = new Set<NodeJS.Timeout>();
  #how: TokenMisbehavior | null = null;
  #timesLeft = 0;
  #lastToken: string | undefined;

  constructor(issue: TokenIssuer) {
    this.#issue = issue;
  }

  command(how: TokenMisbehavior | null, times: number): void {
    this.#how = how;
    this.#timesLeft = times;
  }

  async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const how = this.#timesLeft > 0 ? this.#how : null;
    this.#timesLeft -= 1;
    const call = callOf(request, how?.type ?? 'token');
    this.calls.push(call);
    const desk = this.#deskFor(call, response);
    try {
      if (how) await misbehaveAs(desk, how);
      else give(desk, await desk.issue());
    } catch {
      response.writeHead(500).end();
    }
  }

  stop(): void {
    this.#timers.forEach((timer) => clearTimeout(timer));
  }

  #deskFor(call: TokenCall, response: ServerResponse): TokenDesk {
    return {
      response,
      callNumber: this.calls.length,
      lastToken: this.#lastToken,
      issue: async () => (this.#lastToken = await this.#issue(call)),
      later: (run, afterMs) => void this.#timers.add(setTimeout(run, afterMs)),
    };
  }
}
