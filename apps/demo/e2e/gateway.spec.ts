import { NCConnectionStatus as S } from '@nexconn-kit/core';
import { expect, test } from './support/demoTest.ts';
import { quietFor } from './support/quietFor.ts';
import { freshToken } from './support/tokens.ts';
import { wakeUp } from './support/wakeUp.ts';

test.use({ road: 'direct' });

test.describe('a gateway that is killed', () => {
  test('is found again by itself, users and tokens intact', async ({ demo, stack, userId }) => {
    await demo.signIn(stack.tokens.url, userId);
    await demo.expectStatus(S.Connected);
    const callsBefore = stack.tokens.calls();
    await stack.gateway.kill();
    await demo.expectStatus(S.Suspend);
    await expect.poll(() => demo.nextDialInSeconds()).toBeGreaterThan(0);
    await expect(demo.page.getByText(/^Next try in \d+ s$/)).toBeVisible();
    await quietFor(5_000, () => demo.statuses.slice(demo.statuses.indexOf(S.Suspend)).includes(S.Connected));
    await stack.gateway.start();
    await demo.expectStatus(S.Connected, 20_000);

    const sinceLoss = demo.statuses.slice(demo.statuses.indexOf(S.Suspend));
    expect(sinceLoss.slice(-2)).toEqual([S.Connecting, S.Connected]);
    expect(new Set(sinceLoss)).toEqual(new Set([S.Suspend, S.Connecting, S.Connected]));
    expect(stack.tokens.calls(), 'the old token was good enough').toBe(callsBefore);
    expect((await stack.serverApi.call('/v4/user/get', { userId })).name).toBe(userId);
  });
});

test.describe('a gateway that is not up at the first connect', () => {
  const seen = (statuses: readonly number[]) => new Set(statuses.filter((status) => status !== S.Unconnected));

  test('is dialled until it is', async ({ demo, stack, userId }) => {
    const token = await freshToken(stack, userId);
    stack.tokens.intercept(() => ({ httpStatus: 200, body: { token } }));
    await stack.gateway.kill();
    await demo.signIn(stack.tokens.url, userId);
    await expect.poll(() => demo.dials.total()).toBeGreaterThan(3);
    await stack.gateway.start();
    await demo.expectStatus(S.Connected, 20_000);
    expect(seen(demo.statuses)).toEqual(new Set([S.Connecting, S.Suspend, S.Connected]));
  });

  test('keeps the app server from giving a token, which is asked for until it can', async ({ demo, stack, userId }) => {
    await stack.gateway.kill();
    await demo.signIn(stack.tokens.url, userId);
    await expect.poll(() => stack.tokens.calls()).toBeGreaterThan(3);
    expect(demo.dials.total()).toBe(0);
    await stack.gateway.start();
    await demo.expectStatus(S.Connected, 20_000);
    expect(seen(demo.statuses)).toEqual(new Set([S.Connecting, S.Suspend, S.Connected]));
  });

  test('is given up after a timeout of 3 s, until the person asks again', async ({ demo, stack, userId }) => {
    const token = await freshToken(stack, userId);
    stack.tokens.intercept(() => ({ httpStatus: 200, body: { token } }));
    await stack.gateway.kill();
    await demo.signIn(`${stack.tokens.url}/?timeout=3`, userId);
    await demo.expectStatus(S.Timeout, 8000);
    expect(demo.dials.total()).toBeGreaterThan(1);
    await quietFor(
      10_000,
      () => [demo.dials.total(), stack.tokens.calls(), demo.statuses.at(-1)],
      () => wakeUp(demo.page),
    );

    await stack.gateway.start();
    await demo.page.getByRole('button', { name: 'Reconnect' }).click();
    await demo.expectStatus(S.Connected);
  });
});
