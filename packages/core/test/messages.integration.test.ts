import type { NCChannel, NCGap, NCMessage, NexconnEngine } from '@nexconn-kit/core';
import { describe, it } from 'vitest';
import { reach } from './gatewayFixture.ts';
import { openFaultBed, type FaultBed } from './scenarios/faultBed.ts';
import { quietFor } from './quietFor.ts';
import { SOON } from './soon.ts';

const TO_BOB: NCChannel = { type: 'direct', id: 'bob' };
const TO_ADA: NCChannel = { type: 'direct', id: 'ada' };

const textOf = ({ content }: NCMessage): string => ('text' in content ? content.text : '');

/** A client that is online, and what its application hears. */
async function join(bed: FaultBed, userId: string, engine: NexconnEngine = bed.makeEngine()) {
  const received: string[] = [];
  const updated: string[] = [];
  const gaps: NCGap[] = [];
  engine.addMessageHandler('test', {
    onMessageUpdated: ({ state }) => void updated.push(state),
    onMessageReceived: (message) => void received.push(textOf(message)),
    onGap: (gap) => void gaps.push(gap),
  });
  const result = await engine.connect({ token: await bed.issueToken(userId), userId });
  if (!result.isOk) throw result.error;
  return { engine, received, updated, gaps };
}

const numbered = (count: number): string[] => Array.from({ length: count }, (_, index) => `message ${index}`);

/** What is on its way is lost for good: the hole closes with a cut. */
async function swallow({ proxy }: FaultBed, direction: 'up' | 'down'): Promise<void> {
  await proxy.setFault({ type: 'blackHole', direction });
  await quietFor(30);
  proxy.cut('rst');
}

describe.concurrent('messages over a network that fails', () => {
  it('R13: what is sent arrives, once and in order', async (context) => {
    const { expect } = context;
    const bed = await openFaultBed(context);
    const [ada, bob] = [await join(bed, 'ada'), await join(bed, 'bob')];
    const texts = numbered(50);
    const sent = await Promise.all(texts.map((text) => ada.engine.sendMessage(TO_BOB, { text })));
    expect(sent.map(({ isOk }) => isOk)).not.toContain(false);
    await expect.poll(() => bob.received, SOON).toEqual(texts);
    expect(ada.received).toEqual([]);
    const page = await bob.engine.getMessages(TO_ADA, { limit: 100 });
    expect(page.isOk && page.data.messages.map(textOf)).toEqual(texts);
    // Her own come back to her before his answer does, and are no news.
    await bob.engine.sendMessage(TO_ADA, { text: 'answer' });
    await expect.poll(() => ada.received, SOON).toEqual(['answer']);
    expect(ada.updated.filter((state) => state === 'sent')).toHaveLength(50);
  });

  it.for([
    ['links are cut', (bed: FaultBed) => bed.proxy.cut('rst')],
    ['acknowledgements are lost', (bed: FaultBed) => bed.proxy.setFault({ type: 'dropAfter', bytes: 3_000 })],
    ['a black hole swallows what is sent', (bed: FaultBed) => swallow(bed, 'up')],
    ['a black hole swallows what is answered', (bed: FaultBed) => swallow(bed, 'down')],
  ] as const)('R14: each is stored once, in order, while %s', async ([, fail], context) => {
    const { expect } = context;
    const bed = await openFaultBed(context);
    const [ada, bob] = [await join(bed, 'ada'), await join(bed, 'bob')];
    const texts = numbered(200);
    const sent = Promise.all(texts.map((text) => ada.engine.sendMessage(TO_BOB, { text })));
    for (let round = 0; round < 3; round += 1) {
      await reach(ada.engine, 0);
      await fail(bed);
      await reach(ada.engine, 13);
      await bed.proxy.setFault({ type: 'pass' });
      ada.engine.reconnectNow();
    }
    await bed.proxy.setFault({ type: 'pass' });
    expect((await sent).map(({ isOk }) => isOk)).not.toContain(false);
    await expect.poll(() => bob.received.length, SOON).toBeGreaterThanOrEqual(texts.length);
    expect(bob.received).toEqual(texts);
  });

  it('R14: what is sent while nobody answers is sent in order once somebody does', async (context) => {
    const { expect } = context;
    const bed = await openFaultBed(context);
    const [ada, bob] = [await join(bed, 'ada'), await join(bed, 'bob')];
    await bed.proxy.setFault({ type: 'refuse' });
    await reach(ada.engine, 13);
    const texts = numbered(100);
    const sent = Promise.all(texts.map((text) => ada.engine.sendMessage(TO_BOB, { text })));
    await bed.proxy.setFault({ type: 'pass' });
    expect((await sent).map(({ isOk }) => isOk)).not.toContain(false);
    await expect.poll(() => bob.received, SOON).toEqual(texts);
  });

  it('R13: what came while a client was away is caught up with, page by page', async (context) => {
    const { expect } = context;
    const bed = await openFaultBed(context);
    const ada = await join(bed, 'ada');
    const texts = numbered(450);
    await Promise.all(texts.map((text) => ada.engine.sendMessage(TO_BOB, { text })));
    const bob = await join(bed, 'bob');
    await expect.poll(() => bob.received, SOON).toEqual(texts);
    const channels = await bob.engine.getChannels();
    expect(channels.isOk && channels.data).toMatchObject([{ channel: TO_ADA, unreadCount: 450 }]);
  });

  it('refuses for good what the gateway refuses', async (context) => {
    const { expect } = context;
    const bed = await openFaultBed(context);
    const ada = await join(bed, 'ada');
    const result = await ada.engine.sendMessage({ type: 'group', id: 'nowhere' }, { text: 'hello' });
    expect(result).toMatchObject({ isOk: false, code: 33095 });
  });
});
