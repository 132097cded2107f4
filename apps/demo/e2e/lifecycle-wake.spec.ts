import { NCConnectionStatus as S } from '@nexconn-kit/core';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from './support/lifeTest.ts';
import { type LivingTab, SPACING_MS } from './support/LivingTab.ts';
import { pretendOnline } from './support/pretendOnline.ts';
import { quietFor } from './support/quietFor.ts';

const hearFakePageshow = ({ page }: LivingTab): Promise<void> =>
  page.evaluate(() => void window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })));

test.beforeEach(async ({ tab, stack, userId }) => {
  await tab.signIn(stack.tokens.url, userId);
});

test.describe('a wake', () => {
  test('asks the link for a sign of life, whatever the reason', async ({ tab }) => {
    await tab.freeze();
    const reasons = [
      () => tab.thaw(),
      () => tab.show(),
      () => pretendOnline(tab.page, true),
      () => hearFakePageshow(tab),
      () => pretendOnline(tab.page, false),
    ];
    for (const happen of reasons) {
      await wait(SPACING_MS);
      await tab.expectProbe(happen);
    }
    expect(tab.demo.statuses.at(-1)).toBe(S.Connected);
  });

  test('with all reasons at once asks at most once in any second, and drops none', async ({ tab }) => {
    await tab.freeze();
    const before = tab.probes.atMs.length;
    await tab.thaw();
    await tab.show();
    for (let times = 0; times < 5; times += 1) {
      await pretendOnline(tab.page, true);
      await hearFakePageshow(tab);
    }
    await wait(3 * SPACING_MS);
    const [first = 0, ...later] = tab.probes.atMs.slice(before);
    const pauses = later.map((atMs, index) => atMs - (later[index - 1] ?? first));
    expect(pauses.length, 'the last signal is heard at the end of its second').toBeGreaterThanOrEqual(1);
    // Chromium may run a timer a little early.
    expect(Math.min(...pauses)).toBeGreaterThan(SPACING_MS - 20);
    expect(pauses.length).toBeLessThanOrEqual(2);
    expect(tab.demo.statuses.at(-1)).toBe(S.Connected);
  });

  test('after which the main thread is held up for 4 s drops nothing: the answer waits to be read', async ({ tab }) => {
    const probesBefore = tab.probes.atMs.length;
    await tab.page.evaluate(() => {
      document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
      const endMs = performance.now() + 4000;
      while (performance.now() < endMs);
    });
    await quietFor(3000, () => [tab.demo.statuses.at(-1), tab.demo.dials.total()]);
    expect([tab.demo.statuses.at(-1), tab.demo.dials.total()]).toEqual([S.Connected, 1]);
    expect(tab.probes.atMs.length, 'it was asked').toBeGreaterThan(probesBefore);
  });
});

test.describe('a black hole', () => {
  test('is found within 20 s in a visible tab, and within 3 s of a wake', async ({ tab, stack }) => {
    stack.links.swallow();
    await tab.expectLoss(20_000);
    stack.links.mend();
    await tab.demo.expectStatus(S.Connected, 15_000);

    await tab.hide();
    stack.links.swallow();
    await tab.show();
    await tab.expectLoss(3000);
    expect(tab.demo.statuses).not.toContain(S.KickedOfflineByOtherClient);
  });
});

test.describe('what the device says of its network', () => {
  test('is checked: offline does not drop a link that answers', async ({ tab, stack }) => {
    await tab.expectProbe(() => pretendOnline(tab.page, false));
    await quietFor(4000, () => [tab.demo.statuses.at(-1), stack.links.dials()]);
    expect([tab.demo.statuses.at(-1), stack.links.dials()]).toEqual([S.Connected, 1]);
  });

  test('is no condition: an offline device dials on, shows 1 meanwhile, and connects', async ({ tab, stack }) => {
    await pretendOnline(tab.page, false);
    stack.links.cut();
    await tab.demo.expectStatus(S.NetworkUnavailable, 3000);
    stack.links.mend();
    await tab.demo.expectStatus(S.Connected, 10_000);
    expect(await tab.page.evaluate(() => navigator.onLine)).toBe(false);
    expect(tab.demo.statuses).not.toContain(S.Suspend);
  });
});
