import { createClient } from '@redis/client';

const CONNECT_MS = 5_000;
const DIAL_AGAIN_MS = 500;

export type RedisClient = ReturnType<typeof createRedisClient>;

export interface RedisLinkParts {
  readonly url: string;
  /** Makes a link that was just dialled ready for use. */
  readonly prepare: (client: RedisClient) => Promise<void>;
  /** It is usable, perhaps once more. */
  readonly onReady: () => void;
  readonly onError: (error: Error) => void;
}

const createRedisClient = (url: string) =>
  createClient({
    url,
    // What cannot be asked now is not asked later: the situation would be another one.
    disableOfflineQueue: true,
    socket: { connectTimeout: CONNECT_MS, reconnectStrategy: DIAL_AGAIN_MS, keepAlive: true },
  });

/** A link to Redis that the client mends where it breaks, and that is dialled anew where it stays silent. */
export class RedisLink {
  readonly #parts: RedisLinkParts;
  #client: RedisClient;
  #heardAtMs = performance.now();

  constructor(parts: RedisLinkParts) {
    this.#parts = parts;
    this.#client = this.#create();
  }

  get client(): RedisClient {
    return this.#client;
  }

  /** Rejects when it cannot be reached at once. */
  async dial(): Promise<void> {
    const client = this.#client;
    this.heard();
    await client.connect();
    await this.#parts.prepare(client);
  }

  /** Something came over it. */
  readonly heard = (): void => {
    this.#heardAtMs = performance.now();
  };

  /** Where nothing came for so long, nothing will: the network swallows it, or keeps a link that the other side has closed. */
  redialAfter(silentMs: number): void {
    if (performance.now() - this.#heardAtMs < silentMs) return;
    this.close();
    this.#client = this.#create();
    // It tells what went wrong by its events, and silence comes to the next round.
    this.dial().then(this.#parts.onReady, () => {});
  }

  close(): void {
    if (this.#client.isOpen) this.#client.destroy();
  }

  #create(): RedisClient {
    const client = createRedisClient(this.#parts.url);
    const isCurrent = (): boolean => this.#client === client;
    client.on('error', (error: Error) => void (isCurrent() && this.#parts.onError(error)));
    client.on('ready', () => void (isCurrent() && this.#parts.onReady()));
    return client;
  }
}
