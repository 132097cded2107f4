import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { KeyedLock } from '../realtime/keyedLock.ts';
import { createKeyedLock } from '../realtime/keyedLock.ts';
import { GONE_AFTER_MS } from './Membership.ts';
import type { Redis } from './openRedis.ts';

/** From one renewal to the end. Longer than a silent node counts as alive: one that slept through it comes back under a new name. */
const HELD_MS = GONE_AFTER_MS + 1_000;
/** Below the ten seconds of a dial. */
const PATIENCE_MS = HELD_MS + 1_000;
const ASK_AGAIN_MS = { least: 5, most: 30 };

const RENEW = `if redis.call('GET', KEYS[1]) == ARGV[1] then return redis.call('PEXPIRE', KEYS[1], ARGV[2]) end return 0`;
const RELEASE = `if redis.call('GET', KEYS[1]) == ARGV[1] then return redis.call('DEL', KEYS[1]) end return 0`;

/**
 * Runs works of one key one after another, on whatever node they come up, however long they take.
 *
 * @param nameOf the key in Redis
 * @param heldMs how long a node that died holds the others up, in milliseconds
 */
export function createRedisLock(
  redis: Pick<Redis, 'ask'>,
  nameOf: (key: string) => string,
  heldMs = HELD_MS,
): KeyedLock {
  const onThisNode = createKeyedLock();

  const take = async (name: string, token: string): Promise<void> => {
    const untilMs = performance.now() + PATIENCE_MS;
    for (;;) {
      const taken = await redis.ask((client) =>
        client.set(name, token, { condition: 'NX', expiration: { type: 'PX', value: heldMs } }),
      );
      if (taken !== null) return;
      if (performance.now() > untilMs) throw new Error(`Another node holds ${name} for too long.`);
      await wait(ASK_AGAIN_MS.least + Math.random() * ASK_AGAIN_MS.most);
    }
  };

  // Where this fails the node joins anew, and then looks whether all its sessions still have their seats.
  const renew = (name: string, token: string): void =>
    void redis
      .ask((client) => client.eval(RENEW, { keys: [name], arguments: [token, String(heldMs)] }))
      .catch(() => {});

  return (key, work) =>
    onThisNode(key, async () => {
      const name = nameOf(key);
      const token = randomUUID();
      await take(name, token);
      const renewal = setInterval(() => renew(name, token), heldMs / 3);
      try {
        return await work();
      } finally {
        clearInterval(renewal);
        // It lets go of itself where this fails.
        await redis.ask((client) => client.eval(RELEASE, { keys: [name], arguments: [token] })).catch(() => {});
      }
    });
}
