import { NCConnectionStatus as S } from '@nexconn-kit/core';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from './support/lifeTest.ts';
import { quietFor } from './support/quietFor.ts';

/** A quarter of a minute holds two pings of the gateway and is longer than its patience with a client that is silent. */
const WHILE_MS = 16_000;

test.describe('a hidden tab', () => {
  test('whose timers are throttled neither dies nor flaps', async ({ tab, stack, userId }) => {
    await tab.signIn(stack.tokens.url, userId);
    const cdp = await tab.page.context().newCDPSession(tab.page);
    await tab.hide();
    await cdp.send('Emulation.setCPUThrottlingRate', { rate: 6 });
    const ticksBefore = await tab.ticks();
    await quietFor(WHILE_MS, () => [tab.demo.statuses.length, stack.links.dials(), stack.links.openLinks()]);
    const ticks = (await tab.ticks()) - ticksBefore;
    expect(ticks, 'timers of 100 ms ran once a second').toBeLessThan((2 * WHILE_MS) / 1000);
    await cdp.send('Emulation.setCPUThrottlingRate', { rate: 1 });
    await tab.expectProbe(() => tab.show());
    await quietFor(3000, () => [tab.demo.statuses.length, stack.links.dials()]);
    expect([tab.demo.statuses.at(-1), stack.links.dials(), stack.links.openLinks()]).toEqual([S.Connected, 1, 1]);
  });

  test('that is frozen does not dial when its link breaks, and dials once when it thaws', async ({
    tab,
    stack,
    userId,
  }) => {
    await tab.signIn(stack.tokens.url, userId);
    await tab.freeze();
    stack.links.cut();
    await wait(500);
    stack.links.mend();
    await quietFor(4000, () => [stack.links.dials(), stack.tokens.calls()]);
    expect(stack.links.dials()).toBe(1);

    await tab.thaw();
    await tab.demo.expectStatus(S.Connected, 5000);
    await expect.poll(() => stack.links.openLinks()).toBe(1);
    await tab.show();
    await quietFor(3000, () => [tab.demo.statuses.length, stack.links.dials()]);
    expect([stack.links.dials(), stack.tokens.calls()]).toEqual([2, 1]);
    expect(tab.demo.statuses).not.toContain(S.KickedOfflineByOtherClient);
  });

  test('learns of a kick that came while it was frozen, and does not fight', async ({
    tab,
    openTab,
    stack,
    userId,
  }) => {
    await tab.signIn(stack.tokens.url, userId);
    await tab.freeze();
    const { demo: other } = await openTab();
    await other.page.goto(stack.tokens.url);
    await other.expectStatus(S.Connected);
    await wait(3000);
    await tab.thaw();
    await tab.show();
    await tab.demo.expectStatus(S.KickedOfflineByOtherClient, 5000);
    await quietFor(4000, () => [tab.demo.statuses.length, other.statuses.length, stack.links.openLinks()]);
    expect([other.statuses.at(-1), other.dials.total(), stack.links.openLinks()]).toEqual([S.Connected, 1, 1]);
  });
});
