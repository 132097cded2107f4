import { describe, expect, it } from 'vitest';
import { createMemoryRecords } from '../../src/messages/memoryRecords.ts';
import type { Records } from '../../src/messages/records.ts';
import { listen, openRoom, textsOf, TO_BOB } from './room.ts';

const numbered = (count: number): string[] => Array.from({ length: count }, (_, index) => `message ${index}`);
const open = openRoom;

/** A database that outlives engines, as IndexedDB does, and marks what waits when its user signs out. */
function sharedDatabase() {
  const users = new Map<string, Records>();
  return {
    open(userId: string) {
      const records = users.get(userId) ?? createMemoryRecords();
      users.set(userId, records);
      const close = (isLeft = false): void => {
        if (!isLeft) return;
        void records.run('readwrite', async (step) => {
          const rows = await step.list('outbox');
          for (const { key, value } of rows) await step.put('outbox', { ...value, isLeft: true }, key);
        });
      };
      return Promise.resolve({ isRecreated: false, records, close });
    },
    recallUser: () => Promise.resolve(null),
    rememberUser: () => Promise.resolve(),
  };
}

describe('sendMessage', () => {
  it('resolves once the gateway has stored the message, which then stands as sent', async () => {
    const { pass, mailbox, join } = open();
    const ada = await join('ada');
    const sent = ada.engine.sendMessage(TO_BOB, { text: 'hello' });
    await pass();
    const [stored] = mailbox.messages;
    expect(stored).toMatchObject({ senderUserId: 'ada', content: '{"content":"hello"}' });
    expect(await sent).toMatchObject({ isOk: true, data: { state: 'sent', messageId: stored?.messageId } });
    expect(ada.ear.updated.map(({ state }) => state)).toEqual(['sending', 'sent']);
    expect(ada.ear.received).toEqual([]);
  });

  it('reaches the other one once, under the name of the channel there', async () => {
    const { pass, join } = open();
    const [ada, bob] = [await join('ada'), await join('bob')];
    for (const text of ['one', 'two', 'three']) void ada.engine.sendMessage(TO_BOB, { text });
    await pass();
    expect(textsOf(bob.ear.received)).toEqual(['one', 'two', 'three']);
    expect(bob.ear.received[0]).toMatchObject({ channel: { type: 'direct', id: 'ada' }, state: 'sent' });
  });

  it.each([
    ['an empty text', TO_BOB, { text: '' }],
    ['too much of it', TO_BOB, { text: 'x'.repeat(131_072) }],
    ['what JSON cannot say', TO_BOB, { messageType: 'app:x', body: undefined }],
    ['a type without a name', TO_BOB, { messageType: '', body: 1 }],
    ['no channel', { type: 'room', id: 'x' } as never, { text: 'hello' }],
    ['a channel of nobody', { type: 'direct', id: '' } as const, { text: 'hello' }],
  ])('is 33003 for %s, and stores nothing', async (_, channel, content) => {
    const { pass, mailbox, join } = open();
    const { engine, ear } = await join('ada');
    expect(await engine.sendMessage(channel, content)).toMatchObject({ isOk: false, code: 33003 });
    await pass();
    expect([mailbox.messages.length, ear.updated.length]).toEqual([0, 0]);
  });

  it('is 33003 before anybody is signed in, and 33001 after destroy', async () => {
    const { engine } = open().engine();
    expect(await engine.sendMessage(TO_BOB, { text: 'hello' })).toMatchObject({ code: 33003 });
    await engine.destroy();
    expect(await engine.sendMessage(TO_BOB, { text: 'hello' })).toMatchObject({ code: 33001 });
  });

  it('waits while there is no link, stands as sending meanwhile, and keeps the order', async () => {
    const { pass, mailbox, gateway, join } = open();
    const { engine } = await join('ada');
    gateway.stop();
    await pass();
    const texts = numbered(60);
    const sent = texts.map((text) => engine.sendMessage(TO_BOB, { text }));
    await pass();
    const page = await engine.getMessages(TO_BOB, { limit: 100 });
    expect(page.isOk && page.data.messages.map(({ state }) => state)).toEqual(texts.map(() => 'sending'));
    expect(page.isOk && textsOf(page.data.messages)).toEqual(texts);
    gateway.start();
    await pass(10_000);
    expect((await Promise.all(sent)).every(({ isOk }) => isOk)).toBe(true);
    expect(mailbox.messages.map(({ content }) => content)).toEqual(
      texts.map((text) => JSON.stringify({ content: text })),
    );
  });

  it('waits after a kick, and is sent once the person takes the seat back', async () => {
    const { pass, mailbox, gateway, join } = open();
    const { engine } = await join('ada');
    gateway.takeSeat('ada', { isSameBrowser: false });
    await pass();
    const sent = engine.sendMessage(TO_BOB, { text: 'hello' });
    await pass(60_000);
    expect([engine.getConnectionStatus(), mailbox.messages.length]).toEqual([6, 0]);
    void engine.resume();
    await pass();
    expect([(await sent).isOk, mailbox.messages.length]).toEqual([true, 1]);
  });

  it('is stored once where the acknowledgement is lost', async () => {
    const { pass, read, mailbox, gateway, join } = open();
    const { engine } = await join('ada');
    gateway.network.setFault({ type: 'blackHole', direction: 'down' });
    const sent = engine.sendMessage(TO_BOB, { text: 'hello' });
    await pass();
    expect(mailbox.messages.length).toBe(1);
    gateway.network.cut();
    gateway.network.setFault({ type: 'pass' });
    await pass(10_000);
    expect([(await sent).isOk, mailbox.messages.length]).toEqual([true, 1]);
    expect((await read(engine, TO_BOB)).length).toBe(1);
  });

  it('is 33095 where the gateway refuses, fails the message, and goes on with the next', async () => {
    const { pass, mailbox, join } = open();
    const { engine, ear } = await join('ada');
    mailbox.refuse(33095);
    const refused = engine.sendMessage(TO_BOB, { text: 'bad' });
    await pass();
    expect(await refused).toMatchObject({ isOk: false, code: 33095 });
    mailbox.refuse(null);
    void engine.sendMessage(TO_BOB, { text: 'good' });
    await pass();
    expect(ear.updated.map(({ state }) => state)).toEqual(['sending', 'failed', 'sending', 'sent']);
    const failed = ear.updated[1]!;
    const again = engine.resendMessage(failed);
    await pass();
    expect(await again).toMatchObject({ isOk: true, data: { clientMessageId: failed.clientMessageId, state: 'sent' } });
    expect(mailbox.messages.length).toBe(2);
  });

  it('is 33093 for the one that is too many', async () => {
    const { pass, gateway, join } = open();
    const { engine } = await join('ada');
    gateway.stop();
    await pass();
    for (const text of numbered(1_000)) void engine.sendMessage(TO_BOB, { text });
    const tooMany = engine.sendMessage(TO_BOB, { text: 'too many' });
    for (let round = 0; round < 40; round += 1) await pass();
    expect(await tooMany).toMatchObject({ isOk: false, code: 33093 });
  });

  it.each(['with a database', 'in memory'])(
    'is 33090 by disconnect, and never sent unless it is sent again (%s)',
    async (how) => {
      const { pass, read, mailbox, gateway, join } = open();
      const { engine } = await join('ada', how === 'in memory' ? {} : { database: sharedDatabase() });
      gateway.stop();
      await pass();
      const sent = engine.sendMessage(TO_BOB, { text: 'hello' });
      await pass();
      await engine.disconnect();
      expect(await sent).toMatchObject({ isOk: false, code: 33090 });
      gateway.start();
      void engine.connect({ token: gateway.issueToken('ada'), userId: 'ada' });
      await pass(10_000);
      const [message] = await read(engine, TO_BOB);
      expect([mailbox.messages.length, message?.state]).toEqual([0, 'failed']);
      void engine.resendMessage(message!);
      await pass();
      expect(mailbox.messages).toMatchObject([{ clientMessageId: message?.clientMessageId }]);
    },
  );

  it('survives a reload: a new engine of the same user sends what waits', async () => {
    const { pass, mailbox, gateway, join } = open();
    const database = sharedDatabase();
    const first = await join('ada', { database });
    gateway.stop();
    await pass();
    for (const text of numbered(30)) void first.engine.sendMessage(TO_BOB, { text });
    await pass();
    await first.engine.destroy();
    gateway.start();
    await join('ada', { database });
    await pass();
    expect(mailbox.messages.length).toBe(30);
    expect(new Set(mailbox.messages.map(({ clientMessageId }) => clientMessageId)).size).toBe(30);
  });

  it('sends nothing of one user as another, and shows them nothing', async () => {
    const { pass, read, mailbox, gateway, join } = open();
    const { engine } = await join('ada', { database: sharedDatabase() });
    gateway.stop();
    await pass();
    const sent = engine.sendMessage(TO_BOB, { text: 'secret' });
    await pass();
    const ear = listen(engine, 'of eve');
    void engine.connect({ token: gateway.issueToken('eve'), userId: 'eve' });
    expect(await sent).toMatchObject({ isOk: false, code: 33090 });
    gateway.start();
    await pass(10_000);
    const shown = await read(engine, TO_BOB);
    expect([engine.getCurrentUserId(), shown, mailbox.messages]).toEqual(['eve', [], []]);
    expect([ear.updated, ear.received]).toEqual([[], []]);
  });
});
