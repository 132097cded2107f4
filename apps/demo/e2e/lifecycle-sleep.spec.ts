import { NCConnectionStatus as S } from '@nexconn-kit/core';
import { setTimeout as wait } from 'node:timers/promises';
import { jumpClock, makeClockJump } from './support/jumpClock.ts';
import { expect, test } from './support/lifeTest.ts';
import { quietFor } from './support/quietFor.ts';
import { stopRenderers } from './support/stopRenderers.ts';

/** Beyond what Socket.IO by itself takes for a dead link, which it looks for by the wall clock. */
const JUMP_MS = 3_600_000;

test.describe('a renderer that sleeps', () => {
  test('asks at once when it wakes, and keeps a link that answers', async ({ tab, stack, living, userId }) => {
    await tab.signIn(stack.tokens.url, userId);
    const wake = await stopRenderers(living.browser);
    await wait(5000);
    expect(stack.links.openLinks()).toBe(1);
    await tab.expectProbe(async () => wake());
    await quietFor(3000, () => [tab.demo.statuses.at(-1), stack.links.dials()]);
    expect([tab.demo.statuses.at(-1), stack.links.dials()]).toEqual([S.Connected, 1]);
  });

  test('finds within 3 s of waking that its open socket leads nowhere', async ({ tab, stack, living, userId }) => {
    await tab.signIn(stack.tokens.url, userId);
    const wake = await stopRenderers(living.browser);
    stack.links.swallow();
    await wait(4000);
    wake();
    await tab.expectLoss(3500);
    stack.links.mend();
    await tab.demo.expectStatus(S.Connected, 15_000);
  });

  test('dials once when its link was cut meanwhile', async ({ tab, stack, living, userId }) => {
    await tab.signIn(stack.tokens.url, userId);
    const wake = await stopRenderers(living.browser);
    stack.links.cut();
    await wait(3000);
    stack.links.mend();
    wake();
    await tab.expectLoss(3000);
    await tab.demo.expectStatus(S.Connected, 3000);
    await quietFor(2000, () => [tab.demo.statuses.length, stack.links.dials()]);
    expect(stack.links.dials()).toBe(2);
    expect(new Set(tab.demo.dials.clientIds).size).toBe(1);
    expect(tab.demo.statuses).not.toContain(S.KickedOfflineByOtherClient);
  });
});

test.describe('a clock that jumps', () => {
  test('is a reason to ask, either way, and none to drop', async ({ tab, stack, userId }) => {
    await makeClockJump(tab.page);
    await tab.signIn(stack.tokens.url, userId);
    for (const byMs of [JUMP_MS, -2 * JUMP_MS]) {
      await tab.expectProbe(() => jumpClock(tab.page, byMs));
      await quietFor(2500, () => tab.demo.statuses.at(-1));
    }
    expect([tab.demo.statuses.at(-1), stack.links.dials()]).toEqual([S.Connected, 1]);

    stack.links.swallow();
    await jumpClock(tab.page, JUMP_MS);
    await tab.expectLoss(4000);
  });
});
