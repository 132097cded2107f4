import { NCConnectionStatus as S, type NCChannel } from '@nexconn-kit/core';
import { ChatPage } from './support/ChatPage.ts';
import type { DemoPage } from './support/DemoPage.ts';
import { expect, test } from './support/demoTest.ts';
import type { Stack } from './support/startStack.ts';

/** What would do something if it were taken for HTML, a link or a template. */
const XSS_CORPUS = [
  '<script>window.hacked = 1</script>',
  '<img src=x onerror="window.hacked = 1">',
  '<svg onload=window.hacked=1>',
  '"><iframe src="javascript:parent.hacked=1"></iframe>',
  'javascript:window.hacked=1',
  '</p></li><style>body{display:none}</style>',
  '{{constructor.constructor("window.hacked=1")()}} ${window.hacked=1}',
  '&lt;b&gt; &#x3C;script&#x3E;',
  '\u202Egnp.exe',
  '__proto__',
];

/** Two people, each with the conversation with the other open. */
async function meet(
  stack: Stack,
  bob: DemoPage,
  ada: DemoPage,
  userId: string,
): Promise<readonly [ChatPage, ChatPage]> {
  const [adaId, bobId] = [`${userId}-ada`, `${userId}-bob`];
  await ada.signIn(stack.tokens.url, adaId);
  await bob.signIn(stack.tokens.url, bobId);
  await ada.expectStatus(S.Connected);
  await bob.expectStatus(S.Connected);
  const [adaChat, bobChat] = [new ChatPage(ada.page), new ChatPage(bob.page)];
  await adaChat.open(bobId);
  await bobChat.open(adaId);
  return [adaChat, bobChat];
}

/** A message that the app server sends in somebody's name. */
const write = (stack: Stack, fromUserId: string, toUserId: string, text: string) =>
  stack.serverApi.call('/v4/direct-channel/message/send', {
    ...{ fromUserId, toUserIds: [toUserId], messageType: 'RC:TxtMsg' },
    content: JSON.stringify({ content: text }),
  });

/** A dozen frames on: all that comes into sight is drawn, and has its real height. */
async function drawn(): Promise<void> {
  for (let frame = 0; frame < 12; frame += 1) await new Promise((next) => requestAnimationFrame(next));
}

/** What the gateway has stored of a channel is this, in this order. */
async function expectHistory(
  stack: Stack,
  userId: string,
  { type, id: channelId }: NCChannel,
  texts: readonly string[],
): Promise<void> {
  const { messages } = await stack.serverApi.call(`/v4/${type}-channel/history-message/list`, {
    ...{ userId, channelId, startAt: Date.now() + 60_000, endAt: Date.now() - 600_000 },
    ...{ includeStart: true, pageSize: 100 },
  });
  const stored = messages.map(({ content }) => (JSON.parse(content) as { content: string }).content);
  expect(stored.toReversed()).toEqual(texts);
}

test.describe('two people', () => {
  test('talk; what one writes while the cable is out arrives once, in order', async ({
    demo: ada,
    stack,
    userId,
    openElsewhere,
    context,
  }) => {
    const bob = await openElsewhere();
    const [adaChat, bobChat] = await meet(stack, bob, ada, userId);
    await adaChat.say('Hello');
    await bobChat.expectTexts(['Hello']);
    await bobChat.say('Hello yourself');
    await adaChat.expectTexts(['Hello', 'Hello yourself'], 'sent');

    await context.setOffline(true);
    await ada.expectStatus(S.NetworkUnavailable);
    await adaChat.say('one', 'two', 'three');
    await adaChat.expectTexts(['one', 'two', 'three'], 'sending');
    await context.setOffline(false);
    await ada.expectStatus(S.Connected);
    const all = ['Hello', 'Hello yourself', 'one', 'two', 'three'];
    await adaChat.expectTexts(all, 'sent');
    await bobChat.expectTexts(all, 'sent');
  });

  test('see what they wrote as text, whatever it looks like', async ({ demo: ada, stack, userId, openElsewhere }) => {
    const bob = await openElsewhere();
    const [adaChat, bobChat] = await meet(stack, bob, ada, userId);
    await adaChat.say(...XSS_CORPUS);
    await expect(bobChat.bubbles()).toHaveCount(XSS_CORPUS.length);
    for (const chat of [adaChat, bobChat]) {
      expect(await chat.bubbles().allTextContents()).toEqual(XSS_CORPUS);
      expect(await chat.bubbles().evaluateAll((all) => all.flatMap(({ children }) => [...children]).length)).toBe(0);
    }
    expect(await bob.page.evaluate(() => 'hacked' in window)).toBe(false);
  });

  test('miss nothing while another device has the seat', async ({ demo: ada, stack, userId, openElsewhere }) => {
    const [bob, elsewhere] = [await openElsewhere(), await openElsewhere()];
    const [adaChat, bobChat] = await meet(stack, bob, ada, userId);
    await elsewhere.signIn(stack.tokens.url, `${userId}-ada`);
    await ada.expectStatus(S.KickedOfflineByOtherClient);
    await bobChat.say('missed', 'missed too');
    await bobChat.expectTexts(['missed', 'missed too'], 'sent');
    await ada.page.getByRole('button', { name: 'Use here' }).click();
    await ada.expectStatus(S.Connected);
    await adaChat.expectTexts(['missed', 'missed too']);
  });
});

test.describe('what waits to be sent', () => {
  test.use({ road: 'direct' });
  test('outlives a killed gateway and a reload, and is sent once, in order', async ({
    demo: ada,
    stack,
    userId,
    openElsewhere,
  }) => {
    const bob = await openElsewhere();
    const [adaChat, bobChat] = await meet(stack, bob, ada, userId);
    await adaChat.say('before');
    await bobChat.expectTexts(['before']);
    await stack.gateway.kill();
    await ada.expectStatus(S.Suspend);
    await adaChat.say('one', 'two', 'three');
    await adaChat.expectTexts(['one', 'two', 'three'], 'sending');
    await ada.page.reload();
    await adaChat.open(`${userId}-bob`);
    await adaChat.expectTexts(['before'], 'sent');
    await adaChat.expectTexts(['one', 'two', 'three'], 'sending');
    await stack.gateway.start();
    await ada.expectStatus(S.Connected, 30_000);
    await bob.expectStatus(S.Connected, 30_000);
    await bobChat.expectTexts(['before', 'one', 'two', 'three']);
    await adaChat.expectTexts(['before', 'one', 'two', 'three'], 'sent');
  });
});

test.describe('what was not sent', () => {
  test('stands as failed, and goes out once when one tries again', async ({ demo: ada, stack, userId }) => {
    const channelId = 'team';
    await ada.signIn(stack.tokens.url, userId);
    await ada.expectStatus(S.Connected);
    const chat = new ChatPage(ada.page);
    await chat.open(`#${channelId}`);
    await chat.say('I am in');
    await chat.expectTexts(['I am in'], 'sent');
    await stack.serverApi.call('/v4/group-channel/leave', { channelId, userIds: [userId] });
    await chat.say('And now?');
    await chat.expectTexts(['And now?'], 'failed');
    await stack.serverApi.call('/v4/group-channel/join', { channelId, userIds: [userId] });
    await chat.retry('And now?');
    await chat.expectTexts(['I am in', 'And now?'], 'sent');
    await expectHistory(stack, userId, { type: 'group', id: channelId }, ['I am in', 'And now?']);
  });

  test('is never sent or seen by who signs in next in the same browser', async ({ demo, stack, userId }) => {
    const [adaId, bobId, otherId] = [`${userId}-ada`, `${userId}-bob`, `${userId}-other`];
    const chat = new ChatPage(demo.page);
    await demo.signIn(stack.tokens.url, adaId);
    await demo.expectStatus(S.Connected);
    await chat.open(otherId);
    await chat.say('sent by Ada');
    await chat.expectTexts(['sent by Ada'], 'sent');
    stack.links.cut();
    await demo.expectStatus(S.Suspend);
    await chat.say('kept by Ada');
    await chat.expectTexts(['kept by Ada'], 'sending');
    await demo.page.getByRole('button', { name: 'Sign out' }).click();
    await demo.page.getByRole('button', { name: 'Sign in again' }).click();
    stack.links.mend();

    await demo.fillIn(bobId);
    await demo.expectStatus(S.Connected);
    await expect(demo.page.getByText('Nobody yet')).toBeVisible();
    await chat.open(otherId);
    await chat.say('sent by Bob');
    await chat.expectTexts(['sent by Bob'], 'sent');
    await expect(demo.page.getByText('by Ada')).toHaveCount(0);
    await expectHistory(stack, adaId, { type: 'direct', id: otherId }, ['sent by Ada']);
    await expectHistory(stack, bobId, { type: 'direct', id: otherId }, ['sent by Bob']);
    await demo.page.getByRole('button', { name: 'Sign out' }).click();
    await demo.page.getByRole('button', { name: 'Sign in again' }).click();

    await demo.fillIn(adaId);
    await demo.expectStatus(S.Connected);
    await chat.conversation(otherId).click();
    await chat.expectTexts(['kept by Ada'], 'failed');
    await chat.retry('kept by Ada');
    await chat.expectTexts(['sent by Ada', 'kept by Ada'], 'sent');
    await expectHistory(stack, adaId, { type: 'direct', id: otherId }, ['sent by Ada', 'kept by Ada']);
  });
});

test.describe('a log', () => {
  test('counts what is unread, and brings what is older above what is read', async ({ demo, stack, userId }) => {
    const [adaId, bobId] = [`${userId}-ada`, `${userId}-bob`];
    const texts = Array.from({ length: 120 }, (_, place) => `message ${place}`);
    await demo.signIn(stack.tokens.url, adaId);
    await demo.expectStatus(S.Connected);
    for (const text of texts) await write(stack, bobId, adaId, text);
    const chat = new ChatPage(demo.page);
    await expect(chat.conversation(bobId)).toContainText(/message 119.*99\+ unread/);
    await chat.conversation(bobId).click();
    await expect(chat.bubbles().last()).toBeInViewport();
    await expect(chat.bubbles()).toHaveCount(50);
    await expect(chat.conversation(bobId)).not.toContainText('unread');

    const log = demo.page.getByRole('log');
    const top = async () =>
      (
        await chat
          .bubbles()
          .filter({ hasText: /^message 88$/ })
          .boundingBox()
      )?.y ?? 0;
    await log.evaluate((element) => (element.scrollTop = 600));
    await log.evaluate(drawn);
    const topBefore = (await top()) + 250;
    await log.evaluate((element) => (element.scrollTop = 350));
    await expect(chat.bubbles()).toHaveCount(100);
    await log.evaluate(drawn);
    expect(Math.abs((await top()) - topBefore), 'what is read stays where it is').toBeLessThan(4);
    await write(stack, bobId, adaId, 'newest');
    await expect(chat.bubbles()).toHaveCount(101);
    expect(Math.abs((await top()) - topBefore), 'also when news come below').toBeLessThan(4);
    await log.evaluate((element) => (element.scrollTop = 0));
    await expect(chat.bubbles()).toHaveText([...texts, 'newest']);
  });

  test('says where messages may be missing', async ({ demo, stack, userId }) => {
    const [adaId, bobId] = [`${userId}-ada`, `${userId}-bob`];
    await demo.signIn(stack.tokens.url, adaId);
    await demo.expectStatus(S.Connected);
    const chat = new ChatPage(demo.page);
    await chat.open(bobId);
    await chat.say('before');
    await chat.expectTexts(['before'], 'sent');
    await stack.loseGateway();
    await demo.expectStatus(S.Suspend);
    await stack.gateway.start();
    await demo.expectStatus(S.Connected, 60_000);
    await expect(demo.page.getByRole('log')).toContainText('Messages may be missing here');
    await chat.say('after');
    await chat.expectTexts(['before', 'after'], 'sent');
    await expect(demo.page.getByRole('log')).toContainText(/before.*Messages may be missing here.*after/);
  });
});
