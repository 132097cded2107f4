import { NCConnectionStatus as S } from '@nexconn-kit/core';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from './support/demoTest.ts';
import { quietFor } from './support/quietFor.ts';
import { serveDevelopmentClient } from './support/serveDevelopmentClient.ts';

test.describe('signing in', () => {
  test('connects with exactly one WebSocket handshake', async ({ demo, stack, userId }) => {
    await demo.signIn(stack.tokens.url, userId);
    await demo.expectStatus(S.Connected);
    await quietFor(3000, () => [demo.dials.total(), stack.links.dials(), stack.tokens.calls()]);
    expect([demo.dials.total(), stack.links.dials(), stack.tokens.calls()]).toEqual([1, 1, 1]);
    expect(demo.statuses.filter((status) => status !== S.Unconnected)).toEqual([S.Connecting, S.Connected]);
  });

  test('does so under StrictMode too, which mounts everything twice in development', async ({
    demo,
    stack,
    userId,
  }) => {
    const client = await serveDevelopmentClient(stack.tokens.url);
    await demo.signIn(client.url, userId);
    await demo.expectStatus(S.Connected);
    await quietFor(3000, () => [demo.dials.total(), stack.links.dials(), stack.tokens.calls()]);
    expect([demo.dials.total(), stack.links.dials(), stack.tokens.calls()]).toEqual([1, 1, 1]);
    await client.close();
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
    expect(demo.dials.clientIds).toHaveLength(4);
    expect(new Set(demo.dials.clientIds).size, 'the gateway saw one client').toBe(1);
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
    expect(new Set(demo.dials.clientIds).size, 'the gateway saw one client').toBe(1);
    expect(stack.links.openLinks()).toBe(1);
  });
});

test.describe('the network', () => {
  test('shows 1 while it is off, and 0 within 2 s of its return', async ({ demo, stack, userId, context }) => {
    await demo.signIn(stack.tokens.url, userId);
    await demo.expectStatus(S.Connected);
    await context.setOffline(true);
    await demo.expectStatus(S.NetworkUnavailable);
    // Long enough that it is the return, and no retry that was due anyhow, which brings the connection back.
    await expect.poll(() => demo.nextDialInSeconds(), { timeout: 60_000 }).toBeGreaterThan(4);
    await context.setOffline(false);
    await demo.expectStatus(S.Connected, 2000);
    expect(demo.statuses).not.toContain(S.KickedOfflineByOtherClient);
  });
});
