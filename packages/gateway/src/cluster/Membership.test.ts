import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import { TestClock } from '../../test/support/TestClock.ts';
import { keysOf } from './keys.ts';
import { GONE_AFTER_MS, Membership } from './Membership.ts';
import type { RedisClient } from './RedisLink.ts';

/** A node whose own key expires as it would in Redis. */
function setUp(onJoined: () => Promise<void>) {
  const clock = new TestClock();
  const expiresAtMs = new Map<string, number>();
  const isThere = (key: string): boolean => (expiresAtMs.get(key) ?? 0) > clock.nowMs();
  const client = {
    async set(key: string, _value: string, { condition }: { condition: 'NX' | 'XX' }) {
      if (isThere(key) === (condition === 'NX')) return null;
      expiresAtMs.set(key, clock.nowMs() + GONE_AFTER_MS);
      return 'OK';
    },
  };
  const membership = new Membership({
    redis: {
      ask: (question) => question(client as unknown as RedisClient),
      listen: async () => {},
      onTrouble: () => {},
      close: () => {},
    },
    keys: keysOf('app'),
    clock,
    log: pino({ level: 'silent' }),
    onJoined,
    onBeat: async () => {},
  });
  const lives = (): boolean => isThere(keysOf('app').node(membership.nodeId));
  return { clock, membership, lives };
}
const settled = () => new Promise((resolve) => void setImmediate(resolve));

describe('Membership', () => {
  it('tells that the node lives, however long it takes to tell its seats again', async () => {
    let finish = (): void => {};
    const { clock, membership, lives } = setUp(() => new Promise<void>((resolve) => (finish = resolve)));
    const started = membership.start();
    await settled();
    for (let second = 0; second < 30; second += 1) {
      clock.advance(1_000);
      await settled();
    }
    expect([lives(), membership.isMember]).toEqual([true, true]);
    finish();
    await started;
    clock.advance(GONE_AFTER_MS - 1);
    await settled();
    expect(lives()).toBe(true);
  });
});
