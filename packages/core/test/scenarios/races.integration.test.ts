import { describe, it } from 'vitest';
import { httpTokenProvider } from '@nexconn-kit/core';
import { createTokenServer } from '@nexconn-kit/core/testing/node';
import { reach, recordStatuses } from '../gatewayFixture.ts';
import { quietFor } from '../quietFor.ts';
import { SOON } from '../soon.ts';
import { openFaultBed } from './faultBed.ts';

describe.concurrent('what an application asks for while the network is in the way', () => {
  it.for(['blackHole', 'delay'] as const)('rule 5: disconnect during a dial under %s wins', async (type, context) => {
    const { expect } = context;
    const bed = await openFaultBed(context);
    await bed.proxy.setFault(type === 'delay' ? { type, ms: 300 } : { type, direction: 'down' });
    const engine = bed.makeEngine();
    const statuses = recordStatuses(engine);
    const connected = engine.connect({ token: await bed.issueToken('ada') });
    await expect.poll(() => bed.proxy.connections, SOON).toBe(1);
    await engine.disconnect();
    expect(await connected).toMatchObject({ isOk: false, code: 33090 });
    await bed.proxy.setFault({ type: 'pass' });
    await quietFor(1_000);
    expect([engine.getConnectionStatus(), engine.getCurrentUserId(), statuses]).toEqual([12, null, [10, 12]]);
    expect([bed.proxy.connections, bed.proxy.accepted]).toEqual([0, 1]);
  });

  it('rule 5: disconnect while the endpoint hangs wins, and lets go of the question', async (context) => {
    const { expect } = context;
    const bed = await openFaultBed(context);
    bed.tokens.misbehave({ type: 'hang' });
    const engine = bed.makeEngine();
    const statuses = recordStatuses(engine);
    const connected = engine.connect({ token: bed.provider });
    await expect.poll(() => bed.tokens.calls.length, SOON).toBe(1);
    await engine.disconnect();
    expect(await connected).toMatchObject({ isOk: false, code: 33090 });
    bed.tokens.behave();
    await quietFor(500);
    expect([statuses, bed.tokens.calls.length, bed.proxy.accepted]).toEqual([[10, 12], 1, 0]);
  });

  it('rule 5: disconnect while a retry waits wins', async (context) => {
    const { expect } = context;
    const bed = await openFaultBed(context);
    const engine = bed.makeEngine();
    await engine.connect({ token: bed.provider });
    await bed.proxy.setFault({ type: 'refuse' });
    await expect.poll(() => engine.getConnectionState().attempt, SOON).toBeGreaterThanOrEqual(3);
    await engine.disconnect();
    await bed.proxy.setFault({ type: 'pass' });
    await quietFor(1_000);
    expect([engine.getConnectionStatus(), bed.proxy.accepted]).toEqual([12, 1]);
  });

  it('rule 4 / R4, R10: connects of one user share one question, one dial and one answer', async (context) => {
    const { expect } = context;
    const bed = await openFaultBed(context);
    bed.tokens.misbehave({ type: 'slow', ms: 200 });
    await bed.proxy.setFault({ type: 'delay', ms: 100 });
    const engine = bed.makeEngine();
    const first = engine.connect({ token: bed.provider, userId: 'ada' });
    const second = engine.connect({ token: bed.provider, userId: 'ada' });
    await expect.poll(() => bed.proxy.connections, SOON).toBe(1);
    const third = engine.connect({ token: bed.provider, userId: 'ada' });
    const results = await Promise.all([first, second, third]);
    expect(new Set(results.map(({ code }) => code))).toEqual(new Set([0]));
    expect([bed.tokens.calls.length, bed.proxy.accepted, bed.proxy.connections]).toEqual([1, 1, 1]);
  });

  it('rule 4 / R10: a switch of users during a dial never has two sessions, nor a late answer of the older', async (context) => {
    const { expect } = context;
    const bed = await openFaultBed(context);
    await bed.proxy.setFault({ type: 'blackHole', direction: 'down' });
    const engine = bed.makeEngine();
    const users = new Set<string | null>();
    engine.subscribe(() => users.add(engine.getCurrentUserId()));
    const statuses = recordStatuses(engine);
    const ada = engine.connect({ token: await bed.issueToken('ada'), userId: 'ada' });
    await expect.poll(() => bed.proxy.connections, SOON).toBe(1);
    const bob = engine.connect({ token: await bed.issueToken('bob'), userId: 'bob' });
    expect(await ada).toMatchObject({ isOk: false, code: 33090 });
    await bed.proxy.setFault({ type: 'pass' });
    expect(await bob).toMatchObject({ isOk: true, data: { userId: 'bob' } });
    await expect.poll(() => bed.proxy.connections, SOON).toBe(1);
    expect([users, statuses, bed.proxy.accepted]).toEqual([new Set([null, 'bob']), [10, 0], 2]);
  });

  it('rule 4 / R4, R10: a switch while the older user’s endpoint hangs asks the newer one at once', async (context) => {
    const { expect } = context;
    const bed = await openFaultBed(context);
    const bobs = await createTokenServer({ issue: () => bed.issueToken('bob') });
    bed.tokens.misbehave({ type: 'hang' });
    const engine = bed.makeEngine();
    void engine.connect({ token: bed.provider, userId: 'ada' });
    await expect.poll(() => bed.tokens.calls.length, SOON).toBe(1);
    const result = await engine.connect({ token: httpTokenProvider(bobs.url), userId: 'bob' });
    expect(result).toMatchObject({ isOk: true, data: { userId: 'bob' } });
    expect([bobs.calls.length, bed.proxy.accepted]).toEqual([1, 1]);
    await bobs.close();
  });

  it('rule 8 / R3: a token that a connect brings during an outage is the one that dials', async (context) => {
    const { expect } = context;
    const bed = await openFaultBed(context);
    const engine = bed.makeEngine();
    await engine.connect({ token: await bed.issueToken('ada'), userId: 'ada' });
    await bed.proxy.setFault({ type: 'refuse' });
    await reach(engine, 13);
    await bed.api.call('/v4/auth/access-token/expire', { userIds: ['ada'], expiresAt: Date.now() });
    const connected = engine.connect({ token: await bed.issueToken('ada'), userId: 'ada' });
    const statuses = recordStatuses(engine);
    await bed.proxy.setFault({ type: 'pass' });
    expect(await connected).toMatchObject({ isOk: true });
    expect(statuses).not.toContain(15);
  });

  it('rule 13, rule 6: a timeout in a black hole is 14 with 34006, and no further dial until a person asks', async (context) => {
    const { expect } = context;
    const bed = await openFaultBed(context, { fault: { type: 'blackHole', direction: 'both' } });
    const engine = bed.makeEngine();
    const result = await engine.connect({ token: bed.provider, timeout: 1 });
    expect(result).toMatchObject({ isOk: false, code: 34006 });
    await bed.proxy.setFault({ type: 'pass' });
    await quietFor(2_000);
    expect([engine.getConnectionStatus(), bed.proxy.accepted, bed.proxy.connections]).toEqual([14, 1, 0]);
    engine.reconnectNow();
    await reach(engine, 0);
  });

  it('rule 13: the time of an endpoint that hangs counts, and nothing dials after 14', async (context) => {
    const { expect } = context;
    const bed = await openFaultBed(context);
    bed.tokens.misbehave({ type: 'hang' }, 1);
    const engine = bed.makeEngine();
    expect(await engine.connect({ token: bed.provider, timeout: 1 })).toMatchObject({ isOk: false, code: 34006 });
    await quietFor(1_000);
    expect([engine.getConnectionStatus(), bed.tokens.calls.length, bed.proxy.accepted]).toEqual([14, 1, 0]);
    expect(await engine.resume()).toMatchObject({ isOk: true });
  });
});
