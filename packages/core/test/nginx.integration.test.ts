import type { NexconnEngine } from '@nexconn-kit/core';
import { describe, it, type TestContext } from 'vitest';
import { openGateway, reach, recordStatuses } from './gatewayFixture.ts';
import { createNginxRelay, type NginxRelay } from './nginxRelay.ts';
import { SOON } from './soon.ts';

const HANDSHAKE = '/socket.io/';
const INSPECTION = '/healthz';

/** A real gateway behind a real nginx, both gone after the test. */
async function openRelay({ onTestFinished }: TestContext) {
  const fixture = await openGateway();
  const relay = await createNginxRelay(fixture.gateway.url);
  onTestFinished(async () => {
    await fixture.close();
    await relay.close();
  });
  const token = await fixture.issueToken('ada');
  return { ...fixture, relay, token, proxy: { url: relay.url } };
}

const pathsOf = (relay: NginxRelay): string[] => relay.requests().map(({ path }) => path);

/** What was shown as the reason after how many failed dials. */
function recordReasons(engine: NexconnEngine): Map<number, string> {
  const seen = new Map<number, string>();
  engine.subscribe(() => {
    const { retryAtMs, error, attempt } = engine.getConnectionState();
    if (retryAtMs !== null && error) seen.set(attempt, error.message);
  });
  return seen;
}

describe.concurrent('rule 12: an nginx as the proxy', () => {
  it('is connected through', async (context) => {
    const { expect } = context;
    const { relay, makeEngine, token, proxy } = await openRelay(context);
    await relay.start('relay');
    const engine = makeEngine({ gatewayUrl: 'http://127.0.0.1:9' });
    expect(await engine.connect({ token, proxy })).toMatchObject({ isOk: true, data: { userId: 'ada' } });
    expect(pathsOf(relay)).not.toContain(INSPECTION);
  });

  it.for([
    [503, 13, 30010],
    [504, 13, 30010],
    [403, 17, 34245],
    [404, 17, 34245],
    [426, 17, 34245],
    ['httpOnly', 17, 34245],
  ] as const)('that answers %s leads to %i', async ([behavior, status, code], context) => {
    const { expect } = context;
    const { relay, makeEngine, token, proxy } = await openRelay(context);
    await relay.start(behavior);
    const engine = makeEngine();
    const statuses = recordStatuses(engine);
    void engine.connect({ token, proxy });
    expect((await reach(engine, status)).error?.code).toBe(code);
    await expect.poll(() => pathsOf(relay).length, SOON).toBeGreaterThan(5);
    expect(pathsOf(relay).slice(0, 4)).toEqual([HANDSHAKE, INSPECTION, HANDSHAKE, INSPECTION]);
    expect(new Set(statuses)).toEqual(new Set([10, status]));

    await relay.start('relay');
    await reach(engine, 0);
  });

  it('that is down leads to 17, retried until it is up again', async (context) => {
    const { expect } = context;
    const { relay, makeEngine, token, proxy } = await openRelay(context);
    const engine = makeEngine();
    const statuses = recordStatuses(engine);
    const connected = engine.connect({ token, proxy });
    expect((await reach(engine, 17)).error?.code).toBe(34240);
    await expect.poll(() => engine.getConnectionState().attempt, SOON).toBeGreaterThan(2);
    await expect.poll(() => engine.getConnectionState().retryAtMs, SOON).not.toBeNull();
    expect(statuses).toEqual([10, 17]);

    await relay.start('relay');
    expect(await connected).toMatchObject({ isOk: true });
    expect(statuses.at(-1)).toBe(0);
    expect(statuses).not.toContain(13);
  });

  it('that stands while the gateway is down leads to 13, not to 17', async (context) => {
    const { expect } = context;
    const { relay, gateway, makeEngine, token, proxy } = await openRelay(context);
    await relay.start('relay');
    const engine = makeEngine();
    await engine.connect({ token, proxy });
    const statuses = recordStatuses(engine);
    await gateway.close();
    await expect.poll(() => relay.requests().filter(({ status }) => status === 502).length, SOON).toBeGreaterThan(5);
    expect(new Set(statuses)).toEqual(new Set([13, 10]));
    expect((await reach(engine, 13)).error?.code).toBe(30010);
  });

  it('that dies under a live link leads from 13 to 17, and `timeout` ends that in 14', async (context) => {
    const { expect } = context;
    const { relay, makeEngine, token, proxy } = await openRelay(context);
    await relay.start('relay');
    const engine = makeEngine();
    await engine.connect({ token, proxy, timeout: 1 });
    const statuses = recordStatuses(engine);
    await relay.stop();
    expect((await reach(engine, 14)).error?.code).toBe(34006);
    expect(statuses).toEqual([13, 10, 17, 14]);
    expect(engine.getConnectionState().retryAtMs).toBeNull();

    await relay.start('relay');
    engine.reconnectNow();
    await reach(engine, 0);
  });
});

describe.concurrent('rule 12: an nginx between that nobody configured as a proxy', () => {
  it('is said to block WebSocket once three upgrades in a row failed and HTTP got through', async (context) => {
    const { expect } = context;
    const { relay, makeEngine, token } = await openRelay(context);
    await relay.start('httpOnly');
    const engine = makeEngine({ gatewayUrl: relay.url });
    const statuses = recordStatuses(engine);
    const reasons = recordReasons(engine);
    void engine.connect({ token });
    await expect.poll(() => reasons.get(3), SOON).toMatch('WebSocket is blocked');
    expect(engine.getConnectionState().error?.code).toBe(30010);
    expect([1, 2].map((attempt) => /blocked/.test(reasons.get(attempt) ?? 'blocked'))).toEqual([false, false]);
    expect(new Set(statuses)).toEqual(new Set([10, 13]));

    await relay.start('relay');
    await reach(engine, 0);
    expect(engine.getConnectionState().error).toBeNull();
  });

  it('is not accused where HTTP fails as well', async (context) => {
    const { expect } = context;
    const { relay, makeEngine, token } = await openRelay(context);
    await relay.start(503);
    const engine = makeEngine({ gatewayUrl: relay.url });
    const reasons = recordReasons(engine);
    void engine.connect({ token });
    await expect.poll(() => engine.getConnectionState().attempt, SOON).toBeGreaterThan(3);
    expect(engine.getConnectionState().error?.code).toBe(30010);
    expect([...reasons.values()].filter((reason) => reason.includes('blocked'))).toEqual([]);
  });
});
