import type { NCChannel, NCGap, NCMessage, NexconnEngine } from '@nexconn-kit/core';
import type { Clock } from '@nexconn-kit/gateway';
import { createFaultProxy } from '@nexconn-kit/core/testing/node';
import { expect, it, onTestFinished } from 'vitest';
import { openGateway, reach } from './gatewayFixture.ts';
import { SOON } from './soon.ts';

const DAY_MS = 86_400_000;
const TO_BOB: NCChannel = { type: 'direct', id: 'bob' };
const TO_ADA: NCChannel = { type: 'direct', id: 'ada' };
const textOf = ({ content }: NCMessage): string => ('text' in content ? content.text : '');

/** Real time, and what it is set forward by: what comes due by that runs at once. */
function createMovedClock() {
  let movedMs = 0;
  const timers = new Set<{ readonly dueMs: number; readonly run: () => void }>();
  const nowMs = (): number => Date.now() + movedMs;
  const clock: Clock = {
    nowMs,
    schedule(work, afterMs) {
      const cancel = (): void => {
        timers.delete(timer);
        clearTimeout(handle);
      };
      const run = (): void => {
        cancel();
        work();
      };
      const timer = { dueMs: nowMs() + afterMs, run };
      const handle = setTimeout(run, afterMs);
      timers.add(timer);
      return cancel;
    },
  };
  const move = (ms: number): void => {
    movedMs += ms;
    [...timers].filter(({ dueMs }) => dueMs <= nowMs()).forEach(({ run }) => run());
  };
  return { clock, move };
}

const say = async (engine: NexconnEngine, texts: readonly string[]): Promise<void> => {
  for (const text of texts) expect(await engine.sendMessage(TO_BOB, { text })).toMatchObject({ isOk: true });
};

it('R13: who was away longer than the retention is told of the gap, and has what there still is', async () => {
  const { clock, move } = createMovedClock();
  const fixture = await openGateway({ clock, clockWindowSeconds: 0, retentionDays: 2 });
  const proxy = await createFaultProxy(fixture.gateway.url);
  onTestFinished(async () => {
    await fixture.close();
    await proxy.close();
  });
  const [ada, bob] = [fixture.makeEngine(), fixture.makeEngine({ gatewayUrl: proxy.url })];
  const received: string[] = [];
  const gaps: (NCGap & { readonly after: number })[] = [];
  bob.addMessageHandler('test', {
    onMessageReceived: (message) => void received.push(textOf(message)),
    onGap: (gap) => void gaps.push({ ...gap, after: received.length }),
  });
  await ada.connect({ token: await fixture.issueToken('ada'), userId: 'ada' });
  await bob.connect({ token: await fixture.issueToken('bob'), userId: 'bob' });
  await say(ada, ['heard 1', 'heard 2']);
  await expect.poll(() => received, SOON).toEqual(['heard 1', 'heard 2']);

  await proxy.setFault({ type: 'refuse' });
  await reach(bob, 13);
  await say(ada, ['missed 1', 'missed 2']);
  move(2 * DAY_MS + 1_000);
  await say(ada, ['kept 1', 'kept 2']);
  const page = { userId: 'bob', channelId: 'ada', startAt: clock.nowMs() + 1_000, includeStart: true };
  const history = async (): Promise<number> => {
    const found = await fixture.api.call('/v4/direct-channel/history-message/list', {
      ...page,
      endAt: page.startAt - 7 * DAY_MS,
    });
    return found.messages.length;
  };
  await expect.poll(history, SOON).toBe(2);

  await proxy.setFault({ type: 'pass' });
  bob.reconnectNow();
  await expect.poll(() => received, SOON).toEqual(['heard 1', 'heard 2', 'kept 1', 'kept 2']);
  expect(gaps).toEqual([{ channel: null, reason: 'retention', after: 2 }]);
  const read = await bob.getMessages(TO_ADA);
  expect(read.isOk && [read.data.messages.map(textOf), read.data.hasMore]).toEqual([
    ['heard 1', 'heard 2', 'kept 1', 'kept 2'],
    false,
  ]);
});
