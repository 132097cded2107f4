import { setImmediate as turn } from 'node:timers/promises';
import { pino } from 'pino';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createRedisLock } from '../src/cluster/createRedisLock.ts';
import { openRedis } from '../src/cluster/openRedis.ts';
import { quietFor } from './support/quietFor.ts';
import { startRedis } from './support/startRedis.ts';
import { isOverPostgres } from './support/testStore.ts';

const log = pino({ level: 'silent' });
const HELD_MS = 300;

async function openNode(url: string) {
  const redis = await openRedis(url, log);
  onTestFinished(() => redis.close());
  return { redis, lock: createRedisLock(redis, (key) => `lock:${key}`, HELD_MS) };
}

describe.runIf(isOverPostgres)('the lock of a cluster', () => {
  it('keeps other nodes out for as long as a work takes, and no longer', async () => {
    const { url } = await startRedis();
    const [one, other] = [await openNode(url), await openNode(url)];
    const order: string[] = [];
    const slow = one.lock('ann', async () => {
      order.push('slow begins');
      await quietFor(HELD_MS * 3);
      order.push('slow ends');
    });
    await expect.poll(() => order.length).toBe(1);
    await Promise.all([slow, other.lock('ann', async () => void order.push('other'))]);
    expect(order).toEqual(['slow begins', 'slow ends', 'other']);
  });
});

describe.runIf(isOverPostgres)('the first link to Redis', () => {
  it('may take longer than an answer, for machines that start together are busy', async () => {
    const redis = await startRedis();
    redis.freeze();
    const opening = openNode(redis.url);
    await Promise.all([opening, quietFor(1_500).then(() => redis.thaw())]);
    expect(await (await opening).redis.ask((client) => client.ping())).toBe('PONG');
  });
});

describe.runIf(isOverPostgres)('a question to Redis', () => {
  it('is answered by what came while this process itself was late', async () => {
    const { url } = await startRedis();
    const { redis } = await openNode(url);
    const answer = redis.ask((client) => client.ping());
    await turn();
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1_200);
    expect(await answer).toBe('PONG');
  });
});
