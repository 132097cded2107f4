import { NCConnectionStatus as S } from '@nexconn-kit/core';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from './support/demoTest.ts';
import { quietFor } from './support/quietFor.ts';

test.describe('signing in', () => {
  test('connects with exactly one WebSocket handshake, under StrictMode', async ({ demo, stack, userId }) => {
    await demo.signIn(stack.tokens.url, userId);
    await demo.expectStatus(S.Connected);
    await quietFor(3000, () => [
      demo.dials.total(),
      stack.links.dials(),
      stack.links.openLinks(),
      stack.tokens.calls(),
    ]);
    expect(demo.dials.total()).toBe(1);
    expect(stack.links.dials()).toBe(1);
    expect(stack.tokens.calls()).toBe(1);
    expect(demo.statuses.filter((status) => status !== S.Unconnected)).toEqual([S.Connecting, S.Connected]);
  });

  test('survives a reload in the same session, without ever showing a kick', async ({ demo, stack, userId }) => {
    await demo.signIn(stack.tokens.url, userId);
    await demo.expectStatus(S.Connected);
    for (let reloads = 0; reloads < 3; reloads += 1) {
      await demo.page.reload();
      await demo.expectStatus(S.Connected);
    }
    await quietFor(3000, () => demo.statuses.length);
    expect(demo.statuses).not.toContain(S.KickedOfflineByOtherClient);
    expect(stack.links.openLinks()).toBe(1);
  });

  test('survives a network cut of one second, without ever showing a kick', async ({ demo, stack, userId }) => {
    await demo.signIn(stack.tokens.url, userId);
    await demo.expectStatus(S.Connected);
    stack.links.cut();
    await demo.expectStatus(S.Suspend);
    await wait(1000);
    stack.links.mend();
    await demo.expectStatus(S.Connected);
    await quietFor(6000, () => demo.statuses.length);
    expect(demo.statuses).not.toContain(S.KickedOfflineByOtherClient);
    expect(stack.links.openLinks()).toBe(1);
  });
});

test.describe('the network', () => {
  test('shows 1 while it is off, and 0 within 2 s of its return', async ({ demo, stack, userId, context }) => {
    await demo.signIn(stack.tokens.url, userId);
    await demo.expectStatus(S.Connected);
    await context.setOffline(true);
    await demo.expectStatus(S.NetworkUnavailable);
    await wait(3000);
    await context.setOffline(false);
    await demo.expectStatus(S.Connected, 2000);
    expect(demo.statuses).not.toContain(S.KickedOfflineByOtherClient);
  });
});
