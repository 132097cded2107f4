import type { InboxPage, PullAnswer, SendAnswer, SendRequest, WireMessage } from '@nexconn-kit/protocol';
import { describe, expect, it } from 'vitest';
import { dial, handshakeOf, type TestClient } from './support/dial.ts';
import { quietFor } from './support/quietFor.ts';
import { startCluster } from './support/startCluster.ts';
import { startGateway, type StartedGateway } from './support/startGateway.ts';
import { TestClock } from './support/TestClock.ts';
import { isOverPostgres } from './support/testStore.ts';

const SOON = { timeout: 10_000, interval: 10 };
const DAY_MS = 86_400_000;
/** Old messages go in sweeps that are no further apart. */
const SWEEP_MS = 600_000;
const toBob = (text: string, clientMessageId = text): SendRequest => ({
  clientMessageId,
  channel: { type: 'direct', id: 'bob' },
  messageType: 'RC:TxtMsg',
  content: JSON.stringify({ content: text }),
});
const ask = <T>({ socket }: TestClient, event: 'send' | 'pull' | 'history', request: unknown): Promise<T> =>
  (socket as unknown as { emitWithAck(name: string, value: unknown): Promise<T> }).emitWithAck(event, request);
const send = (client: TestClient, request: SendRequest) => ask<SendAnswer>(client, 'send', request);
const pull = (client: TestClient, after = 0, epoch: string | null = null, limit = 100) =>
  ask<PullAnswer>(client, 'pull', { epoch, after, limit });
const textsOf = (messages: readonly WireMessage[]) =>
  messages.map(({ content }) => (JSON.parse(content) as { content: string }).content);

async function signIn(gateway: StartedGateway, userId: string, url = gateway.url): Promise<TestClient> {
  const client = dial(url, handshakeOf(await gateway.tokenOf(userId), { clientId: userId }));
  await client.session;
  return client;
}

/** What is sent unasked, taken in at once. */
function listen({ socket }: TestClient): InboxPage[] {
  const pages: InboxPage[] = [];
  socket.on('messages', (page, taken) => {
    pages.push(page);
    taken();
  });
  return pages;
}

describe('messages on a link', () => {
  it('are stored before they are acknowledged, and reach both sides in order, each with its own view', async () => {
    const gateway = await startGateway();
    const [ann, bob] = [await signIn(gateway, 'ann'), await signIn(gateway, 'bob')];
    const pages = { ann: listen(ann), bob: listen(bob) };
    await Promise.all([pull(ann), pull(bob)]);
    const texts = Array.from({ length: 250 }, (_, number) => `m${number}`);
    const answers = await Promise.all(texts.map((text) => send(ann, toBob(text))));
    expect(answers.every(({ isOk }) => isOk)).toBe(true);
    for (const [who, channelId] of [
      ['ann', 'bob'],
      ['bob', 'ann'],
    ] as const) {
      const got = () => pages[who].flatMap(({ messages }) => messages);
      await expect.poll(() => got().length, SOON).toBe(250);
      expect(textsOf(got())).toEqual(texts);
      expect(new Set(got().map(({ channel }) => `${channel.type} ${channel.id}`))).toEqual(
        new Set([`direct ${channelId}`]),
      );
      expect(pages[who].slice(1).every(({ after }, index) => after === pages[who][index]?.upTo)).toBe(true);
    }
  });

  it('are stored once, however often they are sent', async () => {
    const gateway = await startGateway();
    const [ann, bob] = [await signIn(gateway, 'ann'), await signIn(gateway, 'bob')];
    const first = await send(ann, toBob('hello', 'id-1'));
    expect(await send(ann, toBob('hello', 'id-1'))).toEqual(first);
    expect(textsOf((await pull(bob)).messages)).toEqual(['hello']);
  });

  it('of the greatest length are taken, though a frame may need twice as many bytes for them', async () => {
    const gateway = await startGateway();
    const ann = await signIn(gateway, 'ann');
    const content = JSON.stringify('"'.repeat(64 * 1024 - 1));
    expect(Buffer.byteLength(content)).toBe(128 * 1024);
    expect(await send(ann, { ...toBob('long'), content })).toMatchObject({ isOk: true });
    expect((await pull(ann)).messages[0]?.content).toBe(content);
  });

  it('wait for who was away, page by page, and come unasked only after the last one', async () => {
    const gateway = await startGateway();
    const ann = await signIn(gateway, 'ann');
    await Promise.all(Array.from({ length: 25 }, (_, number) => send(ann, toBob(`m${number}`))));
    const bob = await signIn(gateway, 'bob');
    const pages = listen(bob);
    const first = await pull(bob, 0, null, 10);
    await send(ann, toBob('late'));
    await quietFor(200);
    expect([first.messages.length, first.hasMore, pages]).toEqual([10, true, []]);
    const second = await pull(bob, first.upTo, first.epoch, 10);
    const third = await pull(bob, second.upTo, second.epoch, 10);
    expect([third.messages.length, third.hasMore, third.gap]).toEqual([6, false, undefined]);
    await send(ann, toBob('now'));
    await expect.poll(() => textsOf(pages.flatMap(({ messages }) => messages)), SOON).toEqual(['now']);
  });

  it('hold nobody up: a client that takes nothing in gets one page, and the rest once it does', async () => {
    const gateway = await startGateway();
    const [ann, bob] = [await signIn(gateway, 'ann'), await signIn(gateway, 'bob')];
    const waiting: (() => void)[] = [];
    const got: WireMessage[] = [];
    bob.socket.on('messages', ({ messages }, taken) => {
      got.push(...messages);
      waiting.push(taken);
    });
    await pull(bob);
    await send(ann, toBob('first'));
    await expect.poll(() => got.length, SOON).toBe(1);
    await Promise.all(Array.from({ length: 120 }, (_, number) => send(ann, toBob(`m${number}`))));
    await quietFor(200);
    expect(got.length).toBe(1);
    for (let page = 0; page < 2; page += 1) {
      await expect.poll(() => waiting.length, SOON).toBe(1);
      waiting.shift()?.();
    }
    await expect.poll(() => got.length, SOON).toBe(121);
  });

  it('are taken from a client that asks no more than 256 things at a time', async () => {
    const gateway = await startGateway();
    const ann = await signIn(gateway, 'ann');
    for (let number = 0; number < 300; number += 1) void send(ann, toBob(`m${number}`)).catch(() => {});
    expect(await ann.ended).toEqual({ code: 31001 });
  });

  it('of a group reach whoever is in it, once a member, and are refused from whoever is not', async () => {
    const gateway = await startGateway();
    const [ann, bob, eve] = [await signIn(gateway, 'ann'), await signIn(gateway, 'bob'), await signIn(gateway, 'eve')];
    const group = { channelId: 'g1', name: 'One', owner: 'ann', userIds: ['bob'] };
    await gateway.api.call('/v4/group-channel/create', group);
    const pages = listen(bob);
    await pull(bob);
    const toGroup = { ...toBob('hello all'), channel: { type: 'group', id: 'g1' } } as const;
    expect(await send(ann, toGroup)).toMatchObject({ isOk: true });
    await expect.poll(() => textsOf(pages.flatMap(({ messages }) => messages)), SOON).toEqual(['hello all']);
    expect(pages[0]?.messages[0]?.channel).toEqual({ type: 'group', id: 'g1' });
    expect(await send(eve, { ...toGroup, clientMessageId: 'other' })).toEqual({ isOk: false, code: 33095 });
    expect((await pull(eve)).messages).toEqual([]);
  });

  it('of the Server API take the same road', async () => {
    const gateway = await startGateway();
    const bob = await signIn(gateway, 'bob');
    const pages = listen(bob);
    await pull(bob);
    const content = JSON.stringify({ content: 'from the app' });
    const call = { fromUserId: 'system', toUserIds: ['bob'], messageType: 'RC:TxtMsg', content };
    const { messageIds } = await gateway.api.call('/v4/direct-channel/message/send', call);
    await expect.poll(() => pages[0]?.messages[0]?.messageId, SOON).toBe(messageIds[0]?.messageId);
    expect(pages[0]?.messages[0]).toMatchObject({ senderUserId: 'system', clientMessageId: null });
  });

  it('that cannot be had any more are a gap that is declared, of a store that was lost as of one that forgets', async () => {
    const clock = new TestClock();
    const gateway = await startGateway({ clock, retentionDays: 1 });
    const [ann, bob] = [await signIn(gateway, 'ann'), await signIn(gateway, 'bob')];
    await send(ann, toBob('old'));
    const { epoch, upTo } = await pull(bob, 0);
    await send(ann, toBob('missed'));
    clock.advance(2 * DAY_MS);
    await send(ann, toBob('new'));
    const gapAfterSweep = async () => {
      clock.advance(SWEEP_MS);
      return (await pull(bob, upTo, epoch)).gap;
    };
    await expect.poll(gapAfterSweep, SOON).toBe('retention');
    expect(textsOf((await pull(bob, upTo, epoch)).messages)).toEqual(['new']);
    const lost = await pull(bob, 1_000_000, 'another');
    expect([lost.gap, lost.after, textsOf(lost.messages)]).toEqual(['epoch', 0, ['new']]);
    expect((await pull(bob, 0)).gap).toBeUndefined();
  });

  it('of the past are read backwards, page by page', async () => {
    const gateway = await startGateway();
    const ann = await signIn(gateway, 'ann');
    for (let number = 0; number < 7; number += 1) await send(ann, toBob(`m${number}`));
    const channel = { type: 'direct', id: 'bob' };
    type Answer = { messages: readonly WireMessage[]; hasMore: boolean };
    const newest = await ask<Answer>(ann, 'history', { channel, beforeMs: null, limit: 5 });
    expect([textsOf(newest.messages), newest.hasMore]).toEqual([['m2', 'm3', 'm4', 'm5', 'm6'], true]);
    const older = await ask<Answer>(ann, 'history', { channel, beforeMs: newest.messages[0]?.sentAtMs, limit: 5 });
    expect([textsOf(older.messages), older.hasMore]).toEqual([['m0', 'm1'], false]);
  });

  it.runIf(isOverPostgres)('reach clients on other nodes, and again once Redis is back', async () => {
    const { nodes, redis } = await startCluster(2);
    const [first, second] = nodes as [StartedGateway, StartedGateway];
    const [ann, bob] = [await signIn(first, 'ann'), await signIn(first, 'bob', second.url)];
    const pages = listen(bob);
    const got = () => textsOf(pages.flatMap(({ messages }) => messages));
    await pull(bob);
    await send(ann, toBob('across'));
    await expect.poll(got, SOON).toEqual(['across']);
    await redis.kill();
    expect(await send(ann, toBob('meanwhile'))).toMatchObject({ isOk: true });
    await redis.startAgain();
    await expect.poll(got, SOON).toEqual(['across', 'meanwhile']);
  });
});
