import { deleteDB } from 'idb';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { numbered, openChat, type Page, textOf } from './browserMessages/openChat.ts';

const SOON = { timeout: 20_000, interval: 20 } as const;
const statesOf = async (page: Page, channel: Parameters<Page['read']>[0]): Promise<string[]> =>
  (await page.read(channel)).map((message) => `${textOf(message)}: ${message.state}`);

/** Sends without waiting for the gateway, and waits until all of it stands as sending. */
async function queue(page: Page, channel: Parameters<Page['read']>[0], texts: readonly string[]) {
  const before = page.updated.length;
  const sent = texts.map((text) => page.engine.sendMessage(channel, { text }));
  await expect.poll(() => page.updated.length - before, SOON).toBe(texts.length);
  return { outcomes: Promise.all(sent) };
}

/** The gateway is gone, and the page knows. */
async function goOffline({ engine }: Page, stop: () => Promise<void>): Promise<void> {
  await stop();
  await expect.poll(() => engine.getConnectionStatus(), SOON).toBe(13);
}

afterEach(() => vi.restoreAllMocks());

describe('messages in a browser, over its IndexedDB', () => {
  it('R14: sends 1,000 in order that waited through a reload, and refuses one more', { timeout: 60_000 }, async () => {
    const { ada, bob, toBob, toAda, open, stop, startAgain } = await openChat();
    const first = await open(ada);
    await goOffline(first, stop);
    const texts = numbered(1_000);
    const { outcomes } = await queue(first, toBob, texts);
    expect(await first.engine.sendMessage(toBob, { text: 'too many' })).toMatchObject({ isOk: false, code: 33093 });
    await first.engine.destroy();
    expect((await outcomes)[0]).toMatchObject({ isOk: false, code: 33090 });

    const again = await open(ada, false);
    await startAgain();
    const reader = await open(bob);
    await expect.poll(() => reader.received.length, SOON).toBe(1_000);
    expect(reader.received.map(textOf)).toEqual(texts);
    await expect.poll(() => again.updated.length, SOON).toBe(1_000);
    expect(await statesOf(again, toBob)).toEqual(texts.map((text) => `${text}: sent`));
    expect((await reader.read(toAda)).map(textOf)).toEqual(texts);
  });

  it('shows the history after a reload before there is a network', async () => {
    const { ada, bob, toBob, toAda, open, stop } = await openChat();
    const texts = numbered(120);
    await (
      await queue(await open(ada), toBob, texts)
    ).outcomes;
    const first = await open(bob);
    await expect.poll(() => first.received.length, SOON).toBe(120);
    await first.engine.destroy();
    await stop();
    const again = await open(bob, false);
    const page = await again.engine.getMessages(toAda, { limit: 100 });
    expect(page.isOk && page.data.messages.map(textOf)).toEqual(texts.slice(20));
    const channels = await again.engine.getChannels();
    expect(channels.isOk && channels.data).toMatchObject([{ channel: toAda, unreadCount: 120 }]);
    expect(again.engine.getConnectionStatus()).not.toBe(0);
  });

  it('R10: sends nothing of one user as the next, and shows them nothing, be it on one page or after a reload', async () => {
    const { ada, bob, toBob, toAda, tokenOf, open, stop, startAgain } = await openChat();
    const first = await open(ada);
    await goOffline(first, stop);
    await queue(first, toBob, ['of a page that ends']);
    await first.engine.destroy();
    const second = await open(ada, false);
    const left = await queue(second, toBob, ['left behind']);
    const heard = second.updated.length;
    void second.engine.connect({ token: tokenOf(bob), userId: bob });
    expect((await left.outcomes)[0]).toMatchObject({ isOk: false, code: 33090 });
    await startAgain();
    await expect.poll(() => second.engine.getCurrentUserId(), SOON).toBe(bob);
    expect(await second.engine.sendMessage(toAda, { text: 'of bob' })).toMatchObject({ isOk: true });
    expect(await second.engine.getChannels()).toMatchObject({ data: [{ channel: toAda }] });
    expect((await second.read(toAda)).map(textOf)).toEqual(['of bob']);
    expect([second.received, second.updated.slice(heard).map(textOf)]).toEqual([[], ['of bob', 'of bob']]);

    // Ada comes back: what she left has failed, both of it, for it waited as she was signed out.
    const back = await open(ada);
    expect(await statesOf(back, toBob)).toEqual(['of a page that ends: failed', 'left behind: failed', 'of bob: sent']);
  });

  it('keeps nothing to be sent after a sign-out, but what was said', async () => {
    const { ada, bob, toBob, open, stop, startAgain } = await openChat();
    const first = await open(ada);
    expect(await first.engine.sendMessage(toBob, { text: 'stored' })).toMatchObject({ isOk: true });
    await goOffline(first, stop);
    await queue(first, toBob, ['left']);
    await first.engine.disconnect();
    await first.engine.destroy();
    await startAgain();
    const again = await open(ada);
    expect(await statesOf(again, toBob)).toEqual(['stored: sent', 'left: failed']);
    const [, failed] = await again.read(toBob);
    expect(await again.engine.resendMessage(failed!)).toMatchObject({ isOk: true });
    const reader = await open(bob);
    await expect.poll(() => reader.received.map(textOf), SOON).toEqual(['stored', 'left']);
  });

  it('reloads by itself what the browser dropped, and tells how far it is', async () => {
    const { ada, bob, toBob, toAda, databaseOf, open } = await openChat();
    const texts = numbered(250);
    await (
      await queue(await open(ada), toBob, texts)
    ).outcomes;
    const first = await open(bob);
    await expect.poll(() => first.received.length, SOON).toBe(250);
    await first.engine.destroy();
    await deleteDB(databaseOf(bob));
    const again = await open(bob);
    await expect.poll(() => again.reloads.at(-1), SOON).toEqual({ messageCount: 250, isDone: true });
    expect(again.gaps).toEqual([{ channel: null, reason: 'recreated' }]);
    expect(again.reloads.map(({ messageCount }) => messageCount)).toEqual([200, 250, 250]);
    expect(again.received.map(textOf)).toEqual(texts);
    expect((await again.read(toAda)).map(textOf)).toEqual(texts);
  });

  it('shares one history and one outbox among tabs: each message is sent once, and heard once in each tab', async () => {
    const { ada, bob, toBob, open, say, stop, startAgain } = await openChat();
    const tabs = [await open(ada), await open(ada)] as const;
    await goOffline(tabs[0], stop);
    await goOffline(tabs[1], stop);
    const one = await queue(tabs[0], toBob, numbered(40, 'one'));
    const two = await queue(tabs[1], toBob, numbered(40, 'two'));
    await startAgain();
    const outcomes = [...(await one.outcomes), ...(await two.outcomes)];
    expect(outcomes.map(({ isOk }) => isOk)).not.toContain(false);
    const reader = await open(bob);
    await expect.poll(() => reader.received.length, SOON).toBeGreaterThanOrEqual(80);
    expect(reader.received.map(textOf)).toEqual([...numbered(40, 'one'), ...numbered(40, 'two')]);
    await say(bob, ada, numbered(3, 'answer'));
    for (const tab of tabs) {
      await expect.poll(() => tab.received.length, SOON).toBe(3);
      expect(tab.received.map(textOf)).toEqual(numbered(3, 'answer'));
      expect((await tab.read(toBob)).map(textOf)).toEqual([
        ...numbered(40, 'one'),
        ...numbered(40, 'two'),
        ...numbered(3, 'answer'),
      ]);
    }
    expect(await tabs[0].engine.getChannels()).toMatchObject({ data: [{ channel: toBob, unreadCount: 3 }] });
  });

  it('answers 33002 where the disk is full, stays connected, and goes on once there is room', async () => {
    const { ada, bob, toBob, open, say } = await openChat();
    const page = await open(ada);
    expect(await page.engine.sendMessage(toBob, { text: 'before' })).toMatchObject({ isOk: true });
    const statuses: number[] = [];
    page.engine.addConnectionStatusHandler('test', ({ status }) => statuses.push(status));
    const full = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw new DOMException('as a browser would', 'QuotaExceededError');
    });
    const refused = await page.engine.sendMessage(toBob, { text: 'full' });
    expect(refused).toMatchObject({ isOk: false, code: 33002, error: { cause: { name: 'QuotaExceededError' } } });
    await say(bob, ada, ['while it is full']);
    await expect.poll(() => full.mock.calls.length, SOON).toBeGreaterThan(2);
    full.mockRestore();
    await expect.poll(() => page.received.map(textOf), SOON).toEqual(['while it is full']);
    expect(await page.engine.sendMessage(toBob, { text: 'after' })).toMatchObject({ isOk: true });
    expect((await page.read(toBob)).map(textOf)).toEqual(['before', 'while it is full', 'after']);
    expect(statuses).toEqual([]);
  });

  it('begins again by itself where the store failed as the session began', async () => {
    const { ada, bob, toBob, open, say } = await openChat();
    const broken = vi.spyOn(IDBObjectStore.prototype, 'openCursor').mockImplementation(() => {
      throw new DOMException('as a browser would', 'UnknownError');
    });
    const page = await open(ada);
    await say(bob, ada, ['while it is broken']);
    expect(await page.engine.sendMessage(toBob, { text: 'refused' })).toMatchObject({ isOk: false, code: 33002 });
    broken.mockRestore();
    await expect.poll(() => page.received.map(textOf), SOON).toEqual(['while it is broken']);
    expect(await page.engine.sendMessage(toBob, { text: 'after' })).toMatchObject({ isOk: true });
    expect(page.engine.getConnectionStatus()).toBe(0);
  });
});
