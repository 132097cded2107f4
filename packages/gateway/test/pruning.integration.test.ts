import { pino } from 'pino';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { MessageDraft } from '../src/domain/messageStore.ts';
import { openStore } from '../src/store/openStore.ts';
import { temporaryDirectory } from './support/program.ts';
import { placeFor, readSqlAt } from './support/testStore.ts';

const NOW_MS = 1_800_000_000_000;
const LATER_MS = NOW_MS + 1_000_000;
const ALL = 5_000;

const setUp = async () => {
  const place = await placeFor(temporaryDirectory());
  const store = await openStore(place, pino({ level: 'silent' }));
  onTestFinished(() => store.close());
  const say = async (toId: string, changes: Partial<MessageDraft> = {}) => {
    const text = { clientMessageId: null, messageType: 'RC:TxtMsg', content: 'hi', isEchoed: false, isPersisted: true };
    const draft = { channelType: 'direct', toId, senderId: 'ann', ...text, ...changes } as const;
    return (await store.appendMessages([draft], NOW_MS))[0]!.sequence;
  };
  const sayIn = (toId: string) => say(toId, { channelType: 'group' });
  const hasLost = async (userId: string, after = 0) => (await store.readInbox({ userId, after, limit: 10 })).hasLost;
  const count = (table: string) => readSqlAt(place, `select count(*) as n from ${table}`);
  return { store, say, sayIn, hasLost, count };
};

describe('what the store forgets', () => {
  it('is missing to those whose inbox it was, and to nobody else', async () => {
    const { store, say, sayIn, hasLost } = await setUp();
    await store.createGroup({ channelId: 'g', name: 'G', ownerId: 'cy', userIds: ['dan'] }, NOW_MS);
    await say('eve', { isEchoed: true });
    const direct = await say('bob');
    const group = await sayIn('g');
    await store.joinGroup('g', ['late'], NOW_MS);
    await say('zoe');
    await store.forgetMessages(LATER_MS, ALL);
    const users = ['bob', 'cy', 'dan', 'ann', 'late', 'nobody'];
    expect(await Promise.all(users.map((userId) => hasLost(userId)))).toEqual([true, true, true, true, false, false]);
    expect([await hasLost('bob', direct), await hasLost('bob', direct - 1)]).toEqual([false, true]);
    expect([await hasLost('cy', group), await hasLost('cy', group - 1)]).toEqual([false, true]);
  });

  it('is missing also to who left the group, long after that was forgotten as well', async () => {
    const { store, sayIn, say, hasLost } = await setUp();
    await store.createGroup({ channelId: 'g', name: 'G', ownerId: 'cy', userIds: ['dan', 'eve'] }, NOW_MS);
    await store.leaveGroup('g', ['eve']);
    const heard = await sayIn('g');
    await store.leaveGroup('g', ['dan']);
    await sayIn('g');
    await say('zoe');
    await store.forgetMessages(LATER_MS, ALL);
    const before = await Promise.all(['dan', 'eve'].map((userId) => hasLost(userId)));
    await store.forgetEnded(NOW_MS);
    const after = await Promise.all(['dan', 'eve'].map((userId) => hasLost(userId)));
    expect([before, after, await hasLost('dan', heard)]).toEqual([[true, false], [true, false], false]);
  });

  it('takes with it what was kept for it alone: clocks, ended memberships, groups that were dismissed', async () => {
    const { store, say, sayIn, count } = await setUp();
    for (const channelId of ['gone', 'stays']) {
      await store.createGroup({ channelId, name: 'G', ownerId: 'cy', userIds: ['dan'] }, NOW_MS);
      await sayIn(channelId);
    }
    await store.leaveGroup('stays', ['dan']);
    await store.dismissGroup('gone', NOW_MS);
    await say('bob');
    await store.forgetEnded(NOW_MS);
    expect([await count('channel_clocks'), await count('memberships'), await count('chat_groups')]).toEqual([3, 4, 2]);
    await store.forgetMessages(LATER_MS, ALL);
    await store.forgetEnded(NOW_MS);
    expect([await count('channel_clocks'), await count('memberships'), await count('chat_groups')]).toEqual([0, 1, 1]);
    expect(await store.findGroup('stays')).toMatchObject({ memberCount: 1 });
  });

  it('are bans, once they are over', async () => {
    const { store, count } = await setUp();
    await store.putBans(['ann'], NOW_MS - 1);
    await store.putBans(['bob'], NOW_MS + 1);
    await store.forgetEnded(NOW_MS);
    expect(await count('bans')).toBe(1);
    expect(await store.listBans(NOW_MS, { offset: 0, limit: 10 })).toMatchObject([{ userId: 'bob' }]);
  });
});
