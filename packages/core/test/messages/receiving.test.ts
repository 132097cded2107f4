import { describe, expect, it } from 'vitest';
import { createMemoryRecords } from '../../src/messages/memoryRecords.ts';
import { GROUP, listen, openRoom, textsOf, TO_BOB } from './room.ts';

const TO_ADA = { type: 'direct', id: 'ada' } as const;

/** Ada has sent so many to bob before he ever came. */
async function openWith(count: number) {
  const room = openRoom();
  const ada = await room.join('ada');
  const send = async (texts: readonly string[]): Promise<void> => {
    for (const text of texts) void ada.engine.sendMessage(TO_BOB, { text });
    for (let round = 0; round < 6; round += 1) await room.pass();
  };
  const texts = Array.from({ length: count }, (_, index) => `message ${index}`);
  await send(texts);
  return { ...room, ada, texts, send };
}

describe('the inbox', () => {
  it('catches up page by page, and then hears what comes', async () => {
    const { join, pass, texts, send } = await openWith(250);
    const bob = await join('bob');
    await pass();
    expect(textsOf(bob.ear.received)).toEqual(texts);
    await send(['one more']);
    expect(textsOf(bob.ear.received).slice(250)).toEqual(['one more']);
  });

  it('hears each message once, over links that come and go', async () => {
    const { join, pass, gateway, texts, send } = await openWith(5);
    const bob = await join('bob');
    for (let round = 0; round < 4; round += 1) {
      gateway.network.cut();
      await pass(10_000);
    }
    await send(['one more']);
    expect(textsOf(bob.ear.received)).toEqual([...texts, 'one more']);
  });

  it('takes a page again whose acknowledgement was lost, and tells it once', async () => {
    const { join, pass, gateway, send } = await openWith(0);
    const bob = await join('bob');
    gateway.network.setFault({ type: 'blackHole', direction: 'up' });
    const before = bob.ear.received.length;
    gateway.network.setFault({ type: 'pass' });
    await send(['one', 'two']);
    gateway.network.cut();
    await pass(10_000);
    expect(textsOf(bob.ear.received).slice(before)).toEqual(['one', 'two']);
  });

  it.each([
    ['retention', (mailbox: { forget(keep: number): void }) => mailbox.forget(2), ['message 0', 'x 3', 'x 4']],
    ['epoch', (mailbox: { lose(): void }) => mailbox.lose(), ['message 0']],
  ] as const)('declares the gap %s, and goes on', async (reason, lose, heard) => {
    const { join, pass, gateway, mailbox, send } = await openWith(1);
    const bob = await join('bob');
    gateway.takeSeat('bob', { isSameBrowser: false });
    await pass();
    await send(['x 1', 'x 2', 'x 3', 'x 4']);
    lose(mailbox);
    void bob.engine.resume();
    await pass();
    expect(bob.ear.gaps).toEqual([{ channel: null, reason }]);
    expect(textsOf(bob.ear.received)).toEqual(heard);
    await send(['after']);
    expect(textsOf(bob.ear.received).at(-1)).toBe('after');
  });

  it('hears what the user sent from another device, also where the history was asked for it first', async () => {
    const { engine: make, pass, gateway, texts } = await openWith(250);
    const { engine } = make();
    const ear = listen(engine);
    void engine.connect({ token: gateway.issueToken('ada'), userId: 'ada' });
    const asked = new Promise<Awaited<ReturnType<typeof engine.getMessages>>>((resolve) => {
      engine.addConnectionStatusHandler('test', ({ status }) => {
        if (status === 0) void engine.getMessages(TO_BOB, { limit: 50 }).then(resolve);
      });
    });
    for (let round = 0; round < 6; round += 1) await pass();
    const page = await asked;
    expect(page.isOk && textsOf(page.data.messages)).toEqual(texts.slice(200));
    expect([textsOf(ear.received), ear.updated]).toEqual([texts, []]);
  });

  it('reloads a store that was lost, and says how far it is', async () => {
    const { join, pass } = await openWith(250);
    const records = createMemoryRecords();
    await records.run('readwrite', (step) => step.put('meta', true, 'recreated'));
    const database = {
      open: () => Promise.resolve({ isRecreated: true, records, close: () => {} }),
      recallUser: () => Promise.resolve(null),
      rememberUser: () => Promise.resolve(),
    };
    const bob = await join('bob', { database });
    await pass();
    expect(bob.ear.gaps).toEqual([{ channel: null, reason: 'recreated' }]);
    expect(bob.ear.reloads).toEqual([
      { messageCount: 200, isDone: false },
      { messageCount: 250, isDone: false },
      { messageCount: 250, isDone: true },
    ]);
  });
});

describe('getMessages', () => {
  it('reads backwards in pages, newest last, until there is no more', async () => {
    const { join, pass, texts } = await openWith(120);
    const { engine } = await join('bob');
    await pass();
    const read: string[] = [];
    for (let before, hasMore = true; hasMore;) {
      const asked = engine.getMessages(TO_ADA, { limit: 50, before });
      await pass();
      const page = await asked;
      if (!page.isOk) throw page.error;
      read.unshift(...textsOf(page.data.messages));
      [before] = page.data.messages;
      ({ hasMore } = page.data);
    }
    expect(read).toEqual(texts);
  });

  it('believes what is kept here only above the gap, however much there is below it', async () => {
    const { join, pass, gateway, mailbox, send, frames } = await openWith(3);
    const bob = await join('bob');
    gateway.takeSeat('bob', { isSameBrowser: false });
    await pass();
    await send(['x 1', 'x 2', 'x 3']);
    mailbox.forget(2);
    void bob.engine.resume();
    await pass();
    const asks = async (limit: number): Promise<boolean> => {
      frames.length = 0;
      const asked = bob.engine.getMessages(TO_ADA, { limit });
      await pass();
      await asked;
      return frames.includes('history');
    };
    // Two are known above it: one of them and a look at the next is enough; three lead below.
    expect([await asks(1), await asks(3)]).toEqual([false, true]);
  });

  it('no longer believes a channel that was known whole, after a gap that brought nothing to it', async () => {
    const { join, pass, gateway, mailbox, ada, frames } = await openWith(3);
    mailbox.setMembers('room1', ['ada', 'bob']);
    const bob = await join('bob');
    const asks = async (): Promise<boolean> => {
      frames.length = 0;
      const asked = bob.engine.getMessages(TO_ADA);
      await pass();
      await asked;
      return frames.includes('history');
    };
    expect([await asks(), await asks()]).toEqual([true, false]);
    gateway.takeSeat('bob', { isSameBrowser: false });
    await pass();
    for (const channel of [TO_BOB, GROUP]) void ada.engine.sendMessage(channel, { text: 'meanwhile' });
    await pass();
    mailbox.forget(1);
    void bob.engine.resume();
    await pass();
    expect(await asks()).toBe(true);
  });

  it('asks the gateway for what a gap left out, and not again', async () => {
    const { join, pass, gateway, mailbox, send } = await openWith(3);
    const bob = await join('bob');
    gateway.takeSeat('bob', { isSameBrowser: false });
    await pass();
    await send(['x 1', 'x 2']);
    mailbox.forget(1);
    void bob.engine.resume();
    await pass();
    const asked = bob.engine.getMessages(TO_ADA);
    await pass();
    const page = await asked;
    expect(page.isOk && [textsOf(page.data.messages), page.data.hasMore]).toEqual([
      ['message 0', 'message 1', 'message 2', 'x 2'],
      false,
    ]);
  });

  it.each([0, 101, 1.5, Number.NaN])('is 33003 for a limit of %d', async (limit) => {
    const { join } = await openWith(0);
    const { engine } = await join('bob');
    expect(await engine.getMessages(TO_ADA, { limit })).toMatchObject({ isOk: false, code: 33003 });
  });

  it('reads what is kept here where there is no link', async () => {
    const { join, pass, gateway, texts } = await openWith(10);
    const { engine } = await join('bob');
    gateway.stop();
    await pass();
    const page = await engine.getMessages(TO_ADA);
    expect(page.isOk && textsOf(page.data.messages)).toEqual(texts);
  });
});

describe('getChannels', () => {
  it('has the last message and what is unread, newest channel first, until it is read', async () => {
    const { join, pass, ada } = await openWith(3);
    const bob = await join('bob');
    const carol = await join('carol');
    void carol.engine.sendMessage(TO_BOB, { text: 'from carol' });
    await pass();
    const shown = async () => {
      const channels = await bob.engine.getChannels();
      return channels.isOk && channels.data.map(({ channel, unreadCount }) => [channel.id, unreadCount]);
    };
    expect(await shown()).toEqual([
      ['carol', 1],
      ['ada', 3],
    ]);
    expect(await bob.engine.markAsRead(TO_ADA)).toMatchObject({ isOk: true });
    void ada.engine.sendMessage(TO_BOB, { text: 'newest' });
    await pass();
    expect(await shown()).toEqual([
      ['ada', 1],
      ['carol', 1],
    ]);
  });
});

describe('addMessageHandler', () => {
  it('lets a handler throw, and harms nobody', async () => {
    const { join, send } = await openWith(0);
    const bob = await join('bob');
    bob.engine.addMessageHandler('bad', {
      onMessageReceived: () => {
        throw new Error('mine');
      },
    });
    await send(['one', 'two']);
    expect(textsOf(bob.ear.received)).toEqual(['one', 'two']);
  });

  it('tells a removed one nothing', async () => {
    const { join, send } = await openWith(0);
    const bob = await join('bob');
    bob.engine.removeMessageHandler('test');
    await send(['one']);
    expect(bob.ear.received).toEqual([]);
  });
});
