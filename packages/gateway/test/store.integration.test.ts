import { pino } from 'pino';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { MessageDraft } from '../src/domain/messageStore.ts';
import { openStore } from '../src/store/openStore.ts';
import { temporaryDirectory } from './support/program.ts';
import { placeFor } from './support/testStore.ts';

const NOW_MS = 1_800_000_000_000;
const log = pino({ level: 'silent' });

const open = async (dataDir = ':memory:') => {
  const store = await openStore(await placeFor(dataDir), log);
  let isClosed = false;
  const close = async () => {
    if (!isClosed) await store.close();
    isClosed = true;
  };
  onTestFinished(close);
  return { ...store, close };
};
const draftOf = (content: string, changes: Partial<MessageDraft> = {}): MessageDraft => ({
  channelType: 'direct',
  toId: 'bob',
  senderId: 'ann',
  clientMessageId: null,
  messageType: 'RC:TxtMsg',
  content,
  isEchoed: true,
  isPersisted: true,
  ...changes,
});
const historyOf = (toId = 'bob', userId = 'ann') =>
  ({ channelType: 'direct', userId, toId, fromMs: 0, untilMs: NOW_MS * 2, limit: 100 }) as const;
const ann = { userId: 'ann', name: 'Ann', avatarUrl: '' };

describe('the store', () => {
  it('gives sequences and times that grow, whoever sends at the same moment', async () => {
    const store = await open();
    const calls = Array.from({ length: 50 }, (_, index) =>
      store.appendMessages([draftOf(`a${index}`), draftOf(`b${index}`, { toId: 'cy' })], NOW_MS),
    );
    const stored = (await Promise.all(calls)).flat();
    expect(new Set(stored.map(({ sequence }) => sequence)).size).toBe(100);
    expect(new Set(stored.map(({ messageId }) => messageId)).size).toBe(100);
    const toBob = stored.filter(({ toId }) => toId === 'bob').toSorted((one, other) => one.sequence - other.sequence);
    expect(toBob.map(({ sentAtMs }) => sentAtMs)).toEqual(toBob.map((_, index) => NOW_MS + index));
  });

  it('goes on where it was when it is opened again', async () => {
    const dataDir = temporaryDirectory();
    const before = await open(dataDir);
    await before.registerUser(ann, NOW_MS);
    const [first] = await before.appendMessages([draftOf('first')], NOW_MS);
    await before.close();
    const after = await open(dataDir);
    // A clock that was set back must not put a new message before an old one.
    const [second] = await after.appendMessages([draftOf('second')], NOW_MS - 60_000);
    expect(second!.sequence).toBeGreaterThan(first!.sequence);
    expect(await after.listHistory(historyOf())).toEqual([second, first]);
  });

  it('stores a message with a client message id once a sender, however often it is sent', async () => {
    const store = await open();
    await store.registerUser(ann, NOW_MS);
    const draft = draftOf('once', { clientMessageId: 'c1' });
    const [[first, twin], [second]] = await Promise.all([
      store.appendMessages([draft, draft], NOW_MS),
      store.appendMessages([draft], NOW_MS + 5),
    ]);
    const [third] = await store.appendMessages([{ ...draft, content: 'another text' }], NOW_MS + 10);
    expect([twin, second, third]).toEqual([first, first, first]);
    const [other] = await store.appendMessages([{ ...draft, senderId: 'cy' }], NOW_MS + 10);
    expect(other!.messageId).not.toBe(first!.messageId);
    expect(await store.listHistory(historyOf())).toEqual([first]);
  });

  it('forgets the oldest first, and never the content that a younger message shares', async () => {
    const store = await open();
    await store.registerUser(ann, NOW_MS);
    await store.registerUser({ ...ann, userId: 'cy' }, NOW_MS);
    // The channel with cy is ahead in time, so that the two messages of one call are of two days.
    await store.appendMessages([draftOf('ahead', { toId: 'cy' })], NOW_MS + 1000);
    await store.appendMessages([draftOf('old')], NOW_MS);
    await store.appendMessages([draftOf('shared'), draftOf('shared', { toId: 'cy' })], NOW_MS + 10);
    expect(await store.forgetMessages(NOW_MS + 500, 5000)).toBe(0);
    expect(await store.forgetMessages(NOW_MS + 1001, 5000)).toBe(2);
    expect((await store.listHistory(historyOf())).map(({ content }) => content)).toEqual(['shared']);
    expect((await store.listHistory(historyOf('ann', 'cy'))).map(({ content }) => content)).toEqual(['shared']);
    expect(await store.forgetMessages(NOW_MS + 5000, 5000)).toBe(2);
  });

  it('gives long messages in pages that a frame can carry, and all of them', async () => {
    const store = await open();
    const content = 'x'.repeat(128 * 1024);
    const sent = await store.appendMessages(
      Array.from({ length: 20 }, () => draftOf(content)),
      NOW_MS,
    );
    const got: string[] = [];
    for (let after = 0, hasMore = true; hasMore;) {
      const page = await store.readInbox({ userId: 'bob', after, limit: 500 });
      expect(page.messages.length).toBeLessThanOrEqual(8);
      got.push(...page.messages.map(({ messageId }) => messageId));
      ({ hasMore, upTo: after } = page);
    }
    expect(got).toEqual(sent.map(({ messageId }) => messageId));
  });

  it('knows who reads what was said in a group: whoever is in it, and whoever left it afterwards', async () => {
    const store = await open();
    await store.createGroup({ channelId: 'g', name: 'G', ownerId: 'ann', userIds: ['bob', 'cy', 'dan'] }, NOW_MS);
    const say = async () =>
      (await store.appendMessages([draftOf('hi', { channelType: 'group', toId: 'g' })], NOW_MS))[0]!.sequence;
    const readers = async (since: number) => (await store.readerIds('g', since)).toSorted();
    await say();
    await store.leaveGroup('g', ['dan']);
    const heard = await say();
    await store.leaveGroup('g', ['bob']);
    expect(await readers(heard)).toEqual(['ann', 'bob', 'cy']);
    const last = await say();
    await store.dismissGroup('g', NOW_MS);
    expect(await readers(last)).toEqual(['ann', 'cy']);
    expect(await readers(last + 1)).toEqual([]);
  });

  it('lets a bad write fail alone', async () => {
    const store = await open();
    const writes = Array.from({ length: 20 }, (_, index) =>
      index === 7 ? store.putBans([], NOW_MS) : store.putBans([`user${index}`], NOW_MS + 60_000),
    );
    const outcomes = await Promise.allSettled(writes);
    expect(outcomes.map(({ status }) => status).filter((status) => status === 'rejected')).toHaveLength(1);
    expect(outcomes[7]!.status).toBe('rejected');
    expect(await store.listBans(NOW_MS, { offset: 0, limit: 100 })).toHaveLength(19);
  });

  it('lets a bad message fail alone, and those beside it keep their order', async () => {
    const store = await open();
    await store.registerUser({ ...ann, userId: 'bob' }, NOW_MS);
    const bad = { messageType: null as unknown as string };
    const sends = Array.from({ length: 20 }, (_, index) =>
      store.appendMessages([draftOf(`m${index}`, index === 7 ? bad : {})], NOW_MS),
    );
    const outcomes = await Promise.allSettled(sends);
    expect(outcomes.flatMap(({ status }, index) => (status === 'rejected' ? [index] : []))).toEqual([7]);
    const { messages } = await store.readInbox({ userId: 'bob', after: 0, limit: 100 });
    const others = Array.from({ length: 20 }, (_, index) => `m${index}`).filter((content) => content !== 'm7');
    expect(messages.map(({ content }) => content)).toEqual(others);
  });

  it('takes a message of a client to a group only while it is in it, whatever else is changed meanwhile', async () => {
    const store = await open();
    await store.createGroup({ channelId: 'g', name: 'G', ownerId: 'cy', userIds: [] }, NOW_MS);
    const toGroup = (content: string) =>
      draftOf(content, { channelType: 'group', toId: 'g', clientMessageId: content, isEchoed: false });
    expect(await store.appendOwn(toGroup('before'), NOW_MS)).toBeUndefined();
    for (let turn = 0; turn < 10; turn += 1) {
      await store.joinGroup('g', ['ann'], NOW_MS);
      await store.appendOwn(toGroup(`${turn} first`), NOW_MS);
      const sends = Array.from({ length: 10 }, (_, index) => store.appendOwn(toGroup(`${turn}-${index}`), NOW_MS));
      const leaving = store.leaveGroup('g', ['ann']);
      const late = Array.from({ length: 10 }, (_, index) => store.appendOwn(toGroup(`${turn}+${index}`), NOW_MS));
      await Promise.all([...sends, leaving, ...late]);
      expect(await store.appendOwn(toGroup(`${turn} after`), NOW_MS)).toBeUndefined();
    }
    const said = (await store.readInbox({ userId: 'cy', after: 0, limit: 500 })).messages;
    // Whoever is in a group reads what is said in it, so that nothing of ann's may lie outside of her time there.
    const heard = await store.readInbox({ userId: 'ann', after: 0, limit: 500 });
    expect(said.length).toBeGreaterThanOrEqual(10);
    expect(heard.messages).toEqual(said);
    const again = await store.appendOwn(toGroup(said[0]!.clientMessageId!), NOW_MS);
    expect(again).toEqual(said[0]);
  });

  it('moves a cut-off forward only', async () => {
    const store = await open();
    await store.registerUser(ann, NOW_MS);
    await Promise.all([NOW_MS + 5, NOW_MS + 9, NOW_MS + 1].map((ms) => store.raiseTokenCutOff(['ann'], ms)));
    expect(await store.findUser('ann')).toMatchObject({ tokenCutOffMs: NOW_MS + 9 });
  });

  it('knows how a user stands: account, ban, and kicks, latest first', async () => {
    const store = await open();
    await store.putBans(['ann', 'nobody'], NOW_MS + 60_000);
    expect(await store.findStanding('ann')).toEqual({ user: undefined, ban: undefined, kicks: [] });
    await store.registerUser(ann, NOW_MS);
    const account = { tokenCutOffMs: 0, deletedAtMs: null };
    const ban = { expiresAtMs: NOW_MS + 60_000 };
    expect(await store.findStanding('ann')).toEqual({ user: account, ban, kicks: [] });

    const kickOf = (sessionId: string, atMs: number, isSameBrowser: boolean | null, userId = 'ann') =>
      ({ userId, sessionId, clientId: `of ${sessionId}`, category: 'web', atMs, isSameBrowser }) as const;
    const kicks = [kickOf('b', NOW_MS + 2, true), kickOf('a', NOW_MS + 1, null)];
    await store.changeKicks('ann', null, kicks.toReversed());
    await store.changeKicks('bob', null, [kickOf('c', NOW_MS, false, 'bob')]);
    await store.deleteBans(['ann']);
    expect(await store.findStanding('ann')).toEqual({ user: account, ban: undefined, kicks });
    expect(await store.listKicks('ann')).toEqual(kicks);
  });

  it('restores all or none, and only those whose time has come', async () => {
    const store = await open();
    await store.registerUser(ann, NOW_MS);
    await store.registerUser({ ...ann, userId: 'bob' }, NOW_MS);
    await store.softDelete(['ann'], NOW_MS);
    await store.softDelete(['bob'], NOW_MS + 10);
    expect(await store.restore(['ann', 'bob'], NOW_MS + 9)).toEqual({
      tooRecent: expect.objectContaining({ userId: 'bob' }),
    });
    expect(await store.listSoftDeleted({ offset: 0, limit: 10 })).toEqual(['bob', 'ann']);
    const { restored = [] } = await store.restore(['ann', 'bob', 'nobody'], NOW_MS + 10);
    expect(restored.toSorted()).toEqual(['ann', 'bob']);
    expect(await store.listSoftDeleted({ offset: 0, limit: 10 })).toEqual([]);
  });
});
