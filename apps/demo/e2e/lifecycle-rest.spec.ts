import { NCConnectionStatus as S } from '@nexconn-kit/core';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from './support/lifeTest.ts';
import { pretendOnline } from './support/pretendOnline.ts';
import { quietFor } from './support/quietFor.ts';
import { stopRenderers } from './support/stopRenderers.ts';

type Rest = typeof S.SignOut | typeof S.KickedOfflineByOtherClient;

const RESTS: readonly (readonly [string, Rest])[] = [
  ['a sign-out', S.SignOut],
  ['a kick', S.KickedOfflineByOtherClient],
];

for (const [name, rest] of RESTS) {
  test(`${name} lasts through hiding, freezing, sleep, the cache and a network that comes back`, async ({
    tab,
    openTab,
    stack,
    living,
    userId,
  }) => {
    await tab.signIn(stack.tokens.url, userId);
    if (rest === S.SignOut) await tab.page.getByRole('button', { name: 'Sign out' }).click();
    else await (await openTab()).page.goto(stack.tokens.url);
    await tab.demo.expectStatus(rest);
    await tab.show();
    const seen = () => [tab.demo.statuses.length, stack.links.dials(), stack.tokens.calls()];
    const before = seen();

    await tab.freeze();
    await wait(500);
    await tab.thaw();
    await tab.show();
    const wake = await stopRenderers(living.browser);
    await wait(2500);
    wake();
    await tab.leave(`${stack.tokens.url}/healthz`);
    await tab.comeBack();
    await pretendOnline(tab.page, false);
    await pretendOnline(tab.page, true);
    await quietFor(3000, seen);

    expect(seen()).toEqual(before);
    await tab.demo.expectStatus(rest);
    expect(tab.demo.dials.total()).toBe(1);
  });
}
