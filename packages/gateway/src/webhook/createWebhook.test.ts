import { pino } from 'pino';
import { describe, expect, it, onTestFinished } from 'vitest';
import { quietFor } from '../../test/support/quietFor.ts';
import { startReceiver } from '../../test/support/startReceiver.ts';
import { TestClock } from '../../test/support/TestClock.ts';
import { createWebhook } from './createWebhook.ts';

const setUp = async () => {
  const receiver = await startReceiver();
  const clock = new TestClock();
  const [lines, ends]: [string[], string[]] = [[], []];
  const log = pino({}, { write: (line: string) => void lines.push(line) });
  const watcher = { tried: () => {}, settled: (end: string) => void ends.push(end) };
  const keys = { appKey: 'app', appSecret: 'secret' };
  const webhook = createWebhook({ url: receiver.url, keys, clock, log, watcher });
  onTestFinished(() => webhook.close(0));
  const announce = (userId: string, status: '0' | '1' = '0'): void =>
    webhook.announce('user:connection_status', {
      status,
      userId,
      time: 0,
      os: 'Websocket',
      clientIp: '',
      sessionId: '',
    });
  /** Lets the outcome of a try arrive, then lets time pass. */
  const afterward = async (ms: number): Promise<void> => {
    await quietFor(50);
    clock.advance(ms);
  };
  /** Two events, three tries each: as many as make it pause. */
  const leaveSixUnanswered = async (): Promise<void> => {
    receiver.answer('nothing');
    announce('ann');
    await receiver.count(1);
    announce('bob');
    for (const [turn, restMs] of [1000, 3000, 0, 1000, 3000].entries()) {
      await afterward(5000);
      await afterward(restMs);
      await receiver.count(turn + 2);
    }
  };
  const users = (): unknown[][] => receiver.received.map(({ body }) => body.data.map(({ userId }) => userId));
  return { receiver, webhook, announce, afterward, leaveSixUnanswered, users, lines, ends };
};

// Expectations come from the published contract, not from the code.
describe('createWebhook', () => {
  it.each([201, 204, 302, 400, 500])(
    'takes %i for no acknowledgement: two more tries, then it gives up',
    async (status) => {
      const { receiver, announce, afterward, users, ends } = await setUp();
      receiver.answer(status);
      announce('ann');
      await receiver.count(1);
      await afterward(1000);
      await receiver.count(2);
      await afterward(3000);
      await receiver.count(3);
      await afterward(60_000);
      expect(users()).toEqual([['ann'], ['ann'], ['ann']]);
      expect(new Set(receiver.received.map(({ body }) => body.id)).size).toBe(1);
      expect(new Set(receiver.received.map(({ query }) => query['nonce'])).size).toBe(3);
      receiver.answer(200);
      announce('bob');
      await receiver.count(4);
      await expect.poll(() => ends).toEqual(['given_up', 'delivered']);
    },
  );

  it('waits five seconds for an answer', async () => {
    const { receiver, announce, afterward, ends } = await setUp();
    receiver.answer('nothing');
    announce('ann');
    await receiver.count(1);
    await afterward(4999);
    await afterward(0);
    receiver.answer(200);
    expect(receiver.received).toHaveLength(1);
    await afterward(1);
    await afterward(1000);
    await receiver.count(2);
    await expect.poll(() => ends).toEqual(['delivered']);
  });

  it('keeps the order while it tries again', async () => {
    const { receiver, announce, afterward, users } = await setUp();
    receiver.answer(500);
    announce('ann', '0');
    await receiver.count(1);
    announce('ann', '1');
    announce('bob', '0');
    receiver.answer(200);
    await afterward(1000);
    await receiver.count(3);
    expect(users()).toEqual([['ann'], ['ann'], ['ann', 'bob']]);
    expect(receiver.events.map(({ status }) => status)).toEqual(['0', '0', '1', '0']);
  });

  it('pauses for a minute after six tries without an answer, and then goes on', async () => {
    const { receiver, announce, afterward, leaveSixUnanswered, users, ends } = await setUp();
    await leaveSixUnanswered();
    announce('cid');
    receiver.answer(200);
    await afterward(5000);
    await afterward(59_999);
    await quietFor(50);
    expect(receiver.received).toHaveLength(6);
    await afterward(1);
    await receiver.count(7);
    expect(users().at(-1)).toEqual(['cid']);
    await expect.poll(() => ends).toEqual(['given_up', 'given_up', 'delivered']);
  });

  it('pauses again after a pause when one more try gets no answer', async () => {
    const { receiver, announce, afterward, leaveSixUnanswered } = await setUp();
    await leaveSixUnanswered();
    announce('cid');
    await afterward(5000);
    await afterward(60_000);
    await receiver.count(7);
    await afterward(5000);
    await afterward(59_999);
    await quietFor(50);
    expect(receiver.received).toHaveLength(7);
    await afterward(1);
    await afterward(1000);
    await receiver.count(8);
  });

  it('holds ten thousand events, drops the oldest beyond, and says how many', async () => {
    const { receiver, webhook, announce, lines, ends } = await setUp();
    receiver.answer('nothing');
    announce('first');
    await receiver.count(1);
    for (let turn = 0; turn < 10_003; turn += 1) announce(`user${turn}`);
    expect(webhook.waiting).toBe(10_000);
    receiver.answer(200);
    await webhook.close(0);
    expect(ends.filter((end) => end === 'dropped')).toHaveLength(10_003);
    const said = [...lines.join('').matchAll(/"events":(\d+),"msg":"webhook events dropped/g)];
    expect(said.map(([, count]) => count)).toEqual(['3', '10000']);
  });

  it('delivers what waits when it closes, and no longer than it was given', async () => {
    const { receiver, webhook, announce, users } = await setUp();
    receiver.answer(500);
    announce('ann');
    await receiver.count(1);
    receiver.answer(200);
    announce('bob');
    await webhook.close(5000);
    expect(users()).toEqual([['ann'], ['ann'], ['bob']]);

    const silent = await setUp();
    silent.receiver.answer('nothing');
    silent.announce('ann');
    const startedAtMs = performance.now();
    await silent.webhook.close(100);
    expect(performance.now() - startedAtMs).toBeLessThan(3000);
    expect(silent.ends).toEqual(['given_up']);
  });
});
