import { setImmediate as turn } from 'node:timers/promises';
import { createClient } from '@redis/client';
import { pino } from 'pino';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createFaultProxy } from '../../core/src/testing/node.ts';
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

describe.runIf(isOverPostgres)('the links to Redis', () => {
  const SILENT_MS = 600;
  const SOON = { timeout: 10_000, interval: 20 };

  async function openBehindProxy() {
    const { url } = await startRedis();
    const network = await createFaultProxy(url);
    onTestFinished(() => network.close());
    const redis = await openRedis(network.url, log, SILENT_MS);
    onTestFinished(() => redis.close());
    const beside = createClient({ url });
    await beside.connect();
    onTestFinished(() => beside.destroy());
    const heard: string[] = [];
    await redis.listen('news', (news) => heard.push(news));
    return { network, redis, beside, heard };
  }

  it('are dialled anew where only the one that listens stays silent, and what was missed is told', async () => {
    const { network, redis, beside, heard } = await openBehindProxy();
    let troubles = 0;
    redis.onTrouble(() => (troubles += 1));
    const dialled = network.accepted;
    // The listening link comes back into a silence, while the other one goes on.
    await network.setFault({ type: 'acceptThenSilence' });
    await beside.sendCommand(['CLIENT', 'KILL', 'TYPE', 'pubsub']);
    await expect.poll(() => network.accepted, SOON).toBeGreaterThan(dialled);
    await network.setFault({ type: 'pass' });
    expect(await redis.ask((client) => client.ping())).toBe('PONG');
    await expect.poll(() => beside.publish('news', 'hello').then(() => heard), SOON).toContain('hello');
    expect(troubles).toBeGreaterThan(0);
  });

  it('are dialled anew where the network swallows everything', async () => {
    const { network, redis, beside, heard } = await openBehindProxy();
    const dialled = network.accepted;
    await network.setFault({ type: 'blackHole', direction: 'both' });
    await expect(redis.ask((client) => client.ping())).rejects.toThrow(/Redis|client/);
    await expect.poll(() => network.accepted, SOON).toBeGreaterThanOrEqual(dialled + 2);
    await network.setFault({ type: 'pass' });
    await expect.poll(() => redis.ask((client) => client.ping()).catch(() => 'none'), SOON).toBe('PONG');
    await expect.poll(() => beside.publish('news', 'hello').then(() => heard), SOON).toContain('hello');
  });

  it('stay as they are while something comes over them', async () => {
    const { network } = await openBehindProxy();
    const dialled = network.accepted;
    await quietFor(SILENT_MS * 3);
    expect(network.accepted).toBe(dialled);
  });
});
