import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { KeyedLock } from '../realtime/keyedLock.ts';
import { createKeyedLock } from '../realtime/keyedLock.ts';
import type { Redis } from './openRedis.ts';

/** Longer than any decision takes; a node that was stopped in the middle of one holds nobody up for longer. */
const HELD_MS = 5_000;
const PATIENCE_MS = 6_000;
const ASK_AGAIN_MS = { least: 5, most: 30 };

const RELEASE = `if redis.call('GET', KEYS[1]) == ARGV[1] then return redis.call('DEL', KEYS[1]) end return 0`;

/**
 * Runs works of one key one after another, on whatever node they come up.
 *
 * @param nameOf the key in Redis
 */
export function createRedisLock(redis: Redis, nameOf: (key: string) => string): KeyedLock {
  const onThisNode = createKeyedLock();

  const take = async (name: string, token: string): Promise<void> => {
    const untilMs = performance.now() + PATIENCE_MS;
    for (;;) {
      const taken = await redis.ask((client) =>
        client.set(name, token, { condition: 'NX', expiration: { type: 'PX', value: HELD_MS } }),
      );
      if (taken !== null) return;
      if (performance.now() > untilMs) throw new Error(`Another node holds ${name} for too long.`);
      await wait(ASK_AGAIN_MS.least + Math.random() * ASK_AGAIN_MS.most);
    }
  };

  return (key, work) =>
    onThisNode(key, async () => {
      const name = nameOf(key);
      const token = randomUUID();
      await take(name, token);
      try {
        return await work();
      } finally {
        // It lets go of itself where this fails.
        await redis.ask((client) => client.eval(RELEASE, { keys: [name], arguments: [token] })).catch(() => {});
      }
    });
}
