import { describe, it } from 'vitest';
import type { TokenMisbehavior } from '@nexconn-kit/core/testing/node';
import { reach, recordStatuses } from '../gatewayFixture.ts';
import { quietFor } from '../quietFor.ts';
import { SOON } from '../soon.ts';
import { openFaultBed } from './faultBed.ts';

const status = (code: number, retryAfterSeconds?: number): TokenMisbehavior => ({
  type: 'status',
  status: code,
  retryAfterSeconds,
});

describe.concurrent('a token endpoint that misbehaves', () => {
  it.for([
    ['500', status(500)],
    ['a reset in the middle of its answer', { type: 'drop' }],
    ['a page in place of JSON', { type: 'notJson' }],
  ] as const)('rule 8 / R2: twice %s is retried, and never a sign-out', async ([, how], context) => {
    const { expect } = context;
    const bed = await openFaultBed(context);
    bed.tokens.misbehave(how, 2);
    const engine = bed.makeEngine();
    const statuses = recordStatuses(engine);
    const connected = engine.connect({ token: bed.provider });
    expect((await reach(engine, 13)).error?.code).toBe(33091);
    expect(await connected).toMatchObject({ isOk: true });
    expect([statuses, bed.tokens.calls.length, bed.proxy.accepted]).toEqual([[10, 13, 10, 13, 10, 0], 3, 1]);
  });

  it.for([429, 503])('rule 8 / R12: %i with Retry-After is asked again no sooner', async (code, context) => {
    const { expect } = context;
    const bed = await openFaultBed(context);
    bed.tokens.misbehave(status(code, 1), 1);
    const engine = bed.makeEngine();
    expect(await engine.connect({ token: bed.provider })).toMatchObject({ isOk: true });
    const [first, second] = bed.tokens.calls;
    // Both ends read the same clock; a timer may be a millisecond early.
    expect((second?.atMs ?? 0) - (first?.atMs ?? 0)).toBeGreaterThanOrEqual(998);
  });

  it.for([
    ['401', status(401)],
    ['403', status(403)],
    ['an empty token', { type: 'emptyToken' }],
  ] as const)('rule 8, rule 6 / R1: %s rests in 15 with no further call and no dial', async ([, how], context) => {
    const { expect } = context;
    const bed = await openFaultBed(context);
    bed.tokens.misbehave(how);
    const engine = bed.makeEngine();
    expect(await engine.connect({ token: bed.provider })).toMatchObject({ isOk: false, code: 33092 });
    bed.tokens.behave();
    await quietFor(1_000);
    expect([engine.getConnectionStatus(), bed.tokens.calls.length, bed.proxy.accepted]).toEqual([15, 1, 0]);
  });

  it('rule 8 / R1: garbage rests in 15 after one more call, never in a loop', async (context) => {
    const { expect } = context;
    const bed = await openFaultBed(context);
    bed.tokens.misbehave({ type: 'garbageToken' });
    const engine = bed.makeEngine();
    expect(await engine.connect({ token: bed.provider })).toMatchObject({ isOk: false, code: 31004 });
    bed.tokens.behave();
    await quietFor(1_000);
    expect([engine.getConnectionStatus(), bed.tokens.calls.length, bed.proxy.accepted]).toEqual([15, 2, 2]);
  });

  it('rule 8 / R1: the very token that was refused rests in 15 without a second dial', async (context) => {
    const { expect } = context;
    const bed = await openFaultBed(context);
    const token = await bed.issueToken('ada');
    await bed.api.call('/v4/auth/access-token/expire', { userIds: ['ada'], expiresAt: Date.now() + 60_000 });
    const engine = bed.makeEngine();
    const reasons: string[] = [];
    const provider = ({ reason }: { readonly reason: string }): Promise<string> => {
      reasons.push(reason);
      return Promise.resolve(token);
    };
    expect(await engine.connect({ token: provider })).toMatchObject({ isOk: false, code: 31020 });
    await quietFor(500);
    expect([engine.getConnectionStatus(), reasons, bed.proxy.accepted]).toEqual([15, ['connect', 'rejected'], 1]);
  });

  it('rule 8 / R3: a reconnect reuses the token in hand, and asks nobody', async (context) => {
    const { expect } = context;
    const bed = await openFaultBed(context);
    const engine = bed.makeEngine();
    await engine.connect({ token: bed.provider });
    bed.tokens.misbehave(status(401));
    bed.proxy.cut('rst');
    await reach(engine, 13);
    await reach(engine, 0);
    expect(bed.tokens.calls.length).toBe(1);
  });

  it('rule 8 / R1, R3: one that was revoked while the link was down is renewed once, and never 15', async (context) => {
    const { expect } = context;
    const bed = await openFaultBed(context);
    const engine = bed.makeEngine();
    await engine.connect({ token: bed.provider });
    await bed.proxy.setFault({ type: 'refuse' });
    await reach(engine, 13);
    const statuses = recordStatuses(engine);
    await bed.api.call('/v4/auth/access-token/expire', { userIds: ['ada'], expiresAt: Date.now() });
    await bed.proxy.setFault({ type: 'pass' });
    await reach(engine, 0);
    expect(statuses).not.toContain(15);
    expect(bed.tokens.calls.length).toBe(2);
  });

  it('rule 8: a slow endpoint shows 10 and isRefreshingToken, then 0', async (context) => {
    const { expect } = context;
    const bed = await openFaultBed(context);
    bed.tokens.misbehave({ type: 'slow', ms: 1_000 });
    const engine = bed.makeEngine();
    const statuses = recordStatuses(engine);
    const connected = engine.connect({ token: bed.provider });
    await expect.poll(() => bed.tokens.calls.length, SOON).toBe(1);
    expect(engine.getConnectionState()).toMatchObject({ status: 10, isRefreshingToken: true, error: null });
    expect(await connected).toMatchObject({ isOk: true });
    expect([statuses, engine.getConnectionState().isRefreshingToken]).toEqual([[10, 0], false]);
  });
});
