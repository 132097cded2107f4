import { NCConnectionStatus as S } from '@nexconn-kit/core';
import type { Page } from '@playwright/test';
import { fileURLToPath } from 'node:url';
import { ChatPage } from '../support/ChatPage.ts';
import type { DemoPage } from '../support/DemoPage.ts';
import { expect, test } from '../support/demoTest.ts';
import type { Stack } from '../support/startStack.ts';

const OUT = fileURLToPath(new URL('../../../../screenshots/demo/', import.meta.url));
const DOCS = fileURLToPath(new URL('../../../../docs/images/', import.meta.url));
const WIDE = { width: 1280, height: 800 };
const PHONE = { width: 320, height: 640 };
const COLOUR_SCHEMES = ['light', 'dark'] as const;

const TALK = [
  ['bob', 'Are you on the train yet?'],
  ['ada', 'Just left. There are eleven tunnels on this line, so I may come and go.'],
  ['bob', 'I counted nine last time'],
  ['ada', 'Then write down the two you missed:\n• the one after the bridge\n• the long one before Kufstein'],
  ['bob', 'Noted. Send me the plan when you can'],
  ['bob', 'No hurry'],
] as const;

const write = (stack: Stack, fromUserId: string, toUserId: string, text: string) =>
  stack.serverApi.call('/v4/direct-channel/message/send', {
    fromUserId,
    toUserIds: [toUserId],
    messageType: 'RC:TxtMsg',
    content: JSON.stringify({ content: text }),
    isEchoToSender: 1,
  });

/** Ada's chats, with a talk with Bob open. */
async function fill(stack: Stack, demo: DemoPage): Promise<ChatPage> {
  await demo.signIn(stack.tokens.url, 'ada');
  await demo.expectStatus(S.Connected);
  await write(stack, 'grace', 'ada', 'The compiler is done. Come and see!');
  await write(stack, 'linus', 'ada', 'Patches welcome');
  await write(stack, 'linus', 'ada', 'Talk is cheap');
  for (const [from, text] of TALK) await write(stack, from, from === 'bob' ? 'ada' : 'bob', text);
  const chat = new ChatPage(demo.page);
  await chat.open('bob');
  await chat.expectTexts(TALK.map(([, text]) => text));
  return chat;
}

async function shoot(page: Page, name: string): Promise<void> {
  await page.evaluate(() => document.fonts.ready);
  await page.screenshot({ path: `${OUT}${name}.png`, animations: 'disabled' });
}

/** In each colour scheme, in the window and on a phone. */
async function shootAll(page: Page, name: string): Promise<void> {
  for (const colorScheme of COLOUR_SCHEMES) {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize(PHONE);
    await shoot(page, `${name}-phone-${colorScheme}`);
    await page.setViewportSize(WIDE);
    await shoot(page, `${name}-${colorScheme}`);
  }
}

test('a talk, with the link lost', async ({ demo, stack }) => {
  const { page } = demo;
  const chat = await fill(stack, demo);
  await shootAll(page, 'talk');
  stack.links.cut();
  await demo.expectStatus(S.Suspend);
  await chat.say('Here is the plan: we meet at the long one');
  await expect(page.getByRole('button', { name: 'Retry now' })).toBeVisible();
  await shootAll(page, 'suspend');
  for (const [colorScheme, name] of [
    ['light', 'demo'],
    ['dark', 'demo-dark'],
  ] as const) {
    await page.emulateMedia({ colorScheme });
    await page.screenshot({ path: `${DOCS}${name}.png`, animations: 'disabled' });
  }
});

test('the list, a group, and a page in a mirror', async ({ demo, stack }) => {
  const { page } = demo;
  const chat = await fill(stack, demo);
  await page.setViewportSize(PHONE);
  await page.getByRole('button', { name: 'All conversations' }).click();
  await shootAll(page, 'list');
  await page.getByRole('button', { name: 'New conversation' }).click();
  await shootAll(page, 'new');
  await chat.open('#team');
  await stack.serverApi.call('/v4/group-channel/leave', { channelId: 'team', userIds: ['ada'] });
  await chat.say('Nobody lets me in');
  await expect(page.getByRole('button', { name: 'Try again' })).toBeVisible();
  await stack.serverApi.call('/v4/group-channel/message/send', {
    ...{ fromUserId: 'grace', toChannelIds: ['team'], messageType: 'RC:TxtMsg' },
    content: JSON.stringify({ content: 'It compiles' }),
  });
  await stack.gateway.kill();
  await shootAll(page, 'group');
  await chat.open('bob');
  await page.evaluate(() => document.documentElement.setAttribute('dir', 'rtl'));
  await shootAll(page, 'rtl');
});
