import { NCConnectionStatus as S } from '@nexconn-kit/core';
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
