import { randomUUID } from 'node:crypto';
import type { FastifyBaseLogger } from 'fastify';
import { OptionError } from '../OptionError.ts';
import { type RedisClient, RedisLink } from './RedisLink.ts';

const CONNECT_MS = 5_000;
/** Whoever asks Redis waits this long; the answer of one that hangs would come too late to decide anything. */
const ANSWER_MS = 1_000;
/** A link over which nothing came for so long is dialled anew. Three times in it something has to come. */
const SILENT_MS = 6_000;
const BEATS = 3;

/** Two links to Redis: one that asks, and one that listens. */
export interface Redis {
  /** Asks. @throws Error at once when the link is down, and when there is no answer in a second */
  ask<T>(question: (client: RedisClient) => Promise<T>): Promise<T>;
  listen(channel: string, hear: (message: string) => void): Promise<void>;
  /** Hears each time that a question failed, or that messages may have been missed. */
  onTrouble(hear: () => void): void;
  close(): void;
}

async function answered<T>(question: Promise<T>, withinMs = ANSWER_MS): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    const giveUp = (): void => reject(new Error(`Redis gave no answer in ${withinMs} ms.`));
    // After a look at what has come: an event loop that was late itself must not take that for a silence of Redis.
    timer = setTimeout(() => setImmediate(giveUp), withinMs);
  });
  return Promise.race([question, late]).finally(() => clearTimeout(timer));
}

type Channels = Map<string, (message: string) => void>;

function openLinks(url: string, log: FastifyBaseLogger, channels: Channels, trouble: () => void) {
  // The first error of a broken link tells it all; the others come with each new try.
  let isTold = false;
  const onError = ({ message: reason }: Error): void => {
    if (!isTold) log.warn({ reason }, 'link to Redis lost; new links and kicks wait for it');
    isTold = true;
  };
  const onReady = (): void => void (isTold = false);
  const listening = new RedisLink({
    url,
    async prepare(client) {
      for (const [channel, hear] of channels) await client.subscribe(channel, hear);
    },
    onReady() {
      onReady();
      trouble();
    },
    onError,
  });
  return { asking: new RedisLink({ url, prepare: async () => {}, onReady, onError }), listening };
}

/** One link says what the other has to hear, so that both are known to carry something. @returns ends it */
function watchSilence({ asking, listening }: ReturnType<typeof openLinks>, beat: string, silentMs: number) {
  const betweenMs = silentMs / BEATS;
  let beatAtMs = performance.now();
  const timer = setInterval(() => {
    // An event loop that stood still for so long has not looked at what came.
    const wasAsleep = performance.now() - beatAtMs > silentMs;
    beatAtMs = performance.now();
    for (const link of [asking, listening]) {
      if (wasAsleep) link.heard();
      else link.redialAfter(silentMs);
    }
    asking.client.publish(beat, '').then(asking.heard, () => {});
  }, betweenMs);
  timer.unref();
  return () => clearInterval(timer);
}

/**
 * Connects to Redis, and again whenever a link breaks or stays silent.
 *
 * @param silentMs how long nothing may come over a link
 * @throws OptionError `redisUrl` when it cannot be reached at the start
 */
export async function openRedis(url: string, log: FastifyBaseLogger, silentMs = SILENT_MS): Promise<Redis> {
  const troubled: (() => void)[] = [];
  const trouble = (): void => troubled.forEach((hear) => hear());
  const channels: Channels = new Map();
  const links = openLinks(url, log, channels, trouble);
  const { asking, listening } = links;
  const beat = `nexconn:beat:${randomUUID()}`;
  channels.set(beat, listening.heard);
  const closeLinks = (): void => [asking, listening].forEach((link) => link.close());
  try {
    await answered(Promise.all([asking.dial(), listening.dial()]), CONNECT_MS);
  } catch (cause) {
    closeLinks();
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new OptionError(
      'redisUrl',
      `${new URL(url).host} cannot be reached, and nodes cannot agree without it: ${reason}.`,
    );
  }
  const stopWatching = watchSilence(links, beat, silentMs);
  return {
    ask: (question) =>
      answered(question(asking.client)).catch((error: unknown) => {
        trouble();
        throw error;
      }),
    async listen(channel, hear) {
      channels.set(channel, hear);
      await listening.client.subscribe(channel, hear);
    },
    onTrouble: (hear) => void troubled.push(hear),
    close() {
      stopWatching();
      closeLinks();
    },
  };
}
