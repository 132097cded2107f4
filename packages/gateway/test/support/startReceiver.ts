import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

export interface ReceivedWebhook {
  readonly query: Readonly<Record<string, string>>;
  readonly contentType: string | undefined;
  readonly body: { type: string; id: string; time: number; data: readonly Record<string, unknown>[] };
}

export interface WebhookReceiver {
  readonly url: string;
  /** Every request, in the order they came. */
  readonly received: readonly ReceivedWebhook[];
  /** Their events, one after another. */
  readonly events: readonly Record<string, unknown>[];
  /** What to answer from now on: a status, or nothing at all. */
  answer(status: number | 'nothing'): void;
  /** Breaks every connection; new ones are taken. */
  hangUp(): void;
  /** Resolves once so many requests have come. */
  count(requests: number): Promise<void>;
}

/** An app server's side of the webhook: a real HTTP server on a free port, closed when the test ends. */
export async function startReceiver(): Promise<WebhookReceiver> {
  const received: ReceivedWebhook[] = [];
  let waiters: (() => void)[] = [];
  let status: number | 'nothing' = 200;
  const server = createServer((request, response) => {
    void readBody(request).then((text) => {
      received.push(toWebhook(request, text));
      respond(response, status);
      for (const check of waiters) check();
    });
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`,
    received,
    get events() {
      return received.flatMap(({ body }) => body.data);
    },
    answer(next) {
      status = next;
    },
    hangUp: () => server.closeAllConnections(),
    count: (requests) =>
      new Promise((resolve) => {
        const check = (): void => {
          if (received.length < requests) return;
          waiters = waiters.filter((waiter) => waiter !== check);
          resolve();
        };
        waiters.push(check);
        check();
      }),
  };
}

function respond(response: ServerResponse, status: number | 'nothing'): void {
  if (status === 'nothing') return;
  if (status >= 300 && status < 400) response.setHeader('Location', '/elsewhere');
  response.writeHead(status).end('whatever');
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}

function toWebhook({ url = '', headers }: IncomingMessage, text: string): ReceivedWebhook {
  const { searchParams } = new URL(url, 'http://receiver');
  return {
    query: Object.fromEntries(searchParams),
    contentType: headers['content-type'],
    body: JSON.parse(text) as ReceivedWebhook['body'],
  };
}
