import { describe, it } from 'vitest';
import { reach, recordStatuses } from '../gatewayFixture.ts';
import { SOON } from '../soon.ts';
import { openFaultBed } from './faultBed.ts';

/** Milliseconds that it took. */
async function timed(run: () => Promise<unknown>): Promise<number> {
  const startedAtMs = performance.now();
  await run();
  return performance.now() - startedAtMs;
}

// What the contract bounds by seconds, with its own seconds: side by side, the longest first, so that the file takes as long as that.
describe.concurrent('bounds in real time', () => {
  it('rule 8 / R2: a renewal that fails never drops the link; the gateway ends it 25 s after the token, and one question mends it', async (context) => {
    const { expect } = context;
    const bed = await openFaultBed(context, { tokenTtlSeconds: 3 });
    const engine = bed.makeEngine();
    await engine.connect({ token: bed.provider });
    const statuses = recordStatuses(engine);
    bed.tokens.misbehave({ type: 'status', status: 500 });
    const endsAtMs = engine.getConnectionState().tokenExpiresAtMs ?? 0;
    await expect.poll(() => Date.now() > endsAtMs + 1_000, SOON).toBe(true);
    expect([engine.getConnectionStatus(), statuses]).toEqual([0, []]);
    expect(bed.tokens.calls.length).toBeGreaterThan(2);
    bed.tokens.behave();
    const asked = bed.tokens.calls.length;
    await expect.poll(() => bed.proxy.accepted, { timeout: 28_000 }).toBe(2);
    expect(Math.abs(Date.now() - endsAtMs - 25_000)).toBeLessThan(2_500);
    await reach(engine, 0);
    expect([statuses, bed.tokens.calls.slice(asked).length]).toEqual([[10, 0], 1]);
  }, 40_000);

  it('rule 12: a relay that accepts and never answers is 17 with 34240, and 0 once it answers', async (context) => {
    const { expect } = context;
    const bed = await openFaultBed(context, { fault: { type: 'acceptThenSilence' } });
    const engine = bed.makeEngine({ gatewayUrl: bed.gateway.url });
    const connected = engine.connect({ token: bed.provider, proxy: { url: bed.proxy.url } });
    expect((await reach(engine, 17)).error?.code).toBe(34240);
    await bed.proxy.setFault({ type: 'pass' });
    expect(await connected).toMatchObject({ isOk: true });
  }, 40_000);

  it('rule 10 / R6: a black hole down on a live link is found within 20 s', async (context) => {
    const { expect } = context;
    const bed = await openFaultBed(context);
    const engine = bed.makeEngine();
    await engine.connect({ token: bed.provider });
    await bed.proxy.setFault({ type: 'blackHole', direction: 'down' });
    const silentMs = await timed(async () => expect((await reach(engine, 13)).error?.code).toBe(30012));
    expect(silentMs).toBeGreaterThan(10_000);
    // What is above 20 s is the machine's.
    expect(silentMs).toBeLessThan(21_000);
    await bed.proxy.setFault({ type: 'pass' });
    await reach(engine, 0);
    await expect.poll(() => bed.proxy.connections, SOON).toBe(1);
  });

  it.for([
    ['accept-then-silence', { type: 'acceptThenSilence' }],
    ['a black hole, whose late answers mean nothing (rule 14)', { type: 'blackHole', direction: 'down' }],
  ] as const)(
    'rule 9 / R2: a dial into %s is given up after 10 s with 31000, and retried',
    async ([, fault], context) => {
      const { expect } = context;
      const bed = await openFaultBed(context, { fault });
      const engine = bed.makeEngine();
      const statuses = recordStatuses(engine);
      const token = await bed.issueToken('ada');
      const connected = engine.connect({ token });
      const givenUpMs = await timed(async () => expect((await reach(engine, 13)).error?.code).toBe(31000));
      expect(Math.abs(givenUpMs - 10_000)).toBeLessThan(1_500);
      await bed.proxy.setFault({ type: 'pass' });
      engine.reconnectNow();
      expect(await connected).toMatchObject({ isOk: true });
      expect(statuses).toEqual([10, 13, 10, 0]);
    },
  );

  it('rule 8 / R2: an endpoint that hangs is 33091 after 10 s, and asked again', async (context) => {
    const { expect } = context;
    const bed = await openFaultBed(context);
    bed.tokens.misbehave({ type: 'hang' }, 1);
    const engine = bed.makeEngine();
    const statuses = recordStatuses(engine);
    const connected = engine.connect({ token: bed.provider });
    const askedMs = await timed(async () => expect((await reach(engine, 13)).error?.code).toBe(33091));
    expect(Math.abs(askedMs - 10_000)).toBeLessThan(1_500);
    expect(await connected).toMatchObject({ isOk: true });
    expect([statuses, bed.tokens.calls.length]).toEqual([[10, 13, 10, 0], 2]);
  });

  it('rule 8 / R3, R5: a token of 3 s is renewed in place, twice and more, on one link with no status change', async (context) => {
    const { expect } = context;
    const bed = await openFaultBed(context, { tokenTtlSeconds: 3 });
    const engine = bed.makeEngine();
    await engine.connect({ token: bed.provider });
    const statuses = recordStatuses(engine);
    const expiries = new Set<number | null>();
    engine.subscribe(() => expiries.add(engine.getConnectionState().tokenExpiresAtMs));
    await expect.poll(() => expiries.size, SOON).toBeGreaterThanOrEqual(3);
    expect([engine.getConnectionStatus(), statuses, bed.proxy.accepted]).toEqual([0, [], 1]);
    expect(bed.tokens.calls.length).toBeGreaterThanOrEqual(3);
  });
});
