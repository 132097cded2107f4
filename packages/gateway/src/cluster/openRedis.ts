import { createClient } from '@redis/client';
import type { FastifyBaseLogger } from 'fastify';
import { OptionError } from '../OptionError.ts';

const CONNECT_MS = 5_000;
/** Whoever asks Redis waits this long; the answer of one that hangs would come too late to decide anything. */
const ANSWER_MS = 1_000;
const DIAL_AGAIN_MS = 500;

export type RedisClient = ReturnType<typeof createRedisClient>;

/** Two links to Redis: one that asks, and one that listens. */
export interface Redis {
  /** Asks. @throws Error at once when the link is down, and when there is no answer in a second */
  ask<T>(question: (client: RedisClient) => Promise<T>): Promise<T>;
  listen(channel: string, hear: (message: string) => void): Promise<void>;
  /** Hears each time that a question failed, or that messages may have been missed. */
  onTrouble(hear: () => void): void;
  close(): void;
}

const createRedisClient = (url: string) =>
  createClient({
    url,
    // What cannot be asked now is not asked later: the situation would be another one.
    disableOfflineQueue: true,
    socket: { connectTimeout: CONNECT_MS, reconnectStrategy: DIAL_AGAIN_MS, keepAlive: true },
  });

async function answered<T>(question: Promise<T>, withinMs = ANSWER_MS): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    const giveUp = (): void => reject(new Error(`Redis gave no answer in ${withinMs} ms.`));
    // After a look at what has come: an event loop that was late itself must not take that for a silence of Redis.
    timer = setTimeout(() => setImmediate(giveUp), withinMs);
  });
  return Promise.race([question, late]).finally(() => clearTimeout(timer));
}

/**
 * Connects to Redis, and again whenever a link breaks.
 *
 * @throws OptionError `redisUrl` when it cannot be reached at the start
 */
export async function openRedis(url: string, log: FastifyBaseLogger): Promise<Redis> {
  const asking = createRedisClient(url);
  const listening = asking.duplicate();
  const clients = [asking, listening];
  const close = (): void => clients.forEach((client) => client.isOpen && client.destroy());
  const troubled: (() => void)[] = [];
  const trouble = (): void => troubled.forEach((hear) => hear());
  // The first error of a broken link tells it all; the others come with each new try.
  let isTold = false;
  for (const client of clients) {
    client.on('error', ({ message: reason }: Error) => {
      if (!isTold) log.warn({ reason }, 'link to Redis lost; new links and kicks wait for it');
      isTold = true;
    });
    client.on('ready', () => (isTold = false));
  }
  try {
    await answered(Promise.all(clients.map((client) => client.connect())), CONNECT_MS);
  } catch (cause) {
    close();
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new OptionError(
      'redisUrl',
      `${new URL(url).host} cannot be reached, and nodes cannot agree without it: ${reason}.`,
    );
  }
  return {
    ask: (question) =>
      answered(question(asking)).catch((error: unknown) => {
        trouble();
        throw error;
      }),
    async listen(channel, hear) {
      await listening.subscribe(channel, hear);
      listening.on('ready', trouble);
    },
    onTrouble: (hear) => void troubled.push(hear),
    close,
  };
}
