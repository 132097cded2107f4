import type { NCConnectParams } from '@nexconn-kit/core';
import {
  createFakeClock,
  createSimulatedEngine,
  createSimulatedGateway,
  type SimulatedFrame,
} from '@nexconn-kit/core/testing';
import { describe, expect, it } from 'vitest';

const HOUR_MS = 3_600_000;
const HOLE = { type: 'blackHole', direction: 'both' } as const;
const SILENT = { warn: () => {}, error: () => {} };

async function goOnline(params: Partial<NCConnectParams> = {}) {
  const clock = createFakeClock();
  const frames: string[] = [];
  const onFrame = ({ name }: SimulatedFrame) => void frames.push(name);
  const gateway = createSimulatedGateway({ clock, latencyMs: 20, onFrame });
  const simulated = createSimulatedEngine({ gateway, jitter: 1, logger: SILENT });
  const { engine } = simulated;
  const statuses: number[] = [];
  engine.addConnectionStatusHandler('test', ({ status }) => void statuses.push(status));
  void engine.connect({ token: gateway.tokenProvider('ada'), userId: 'ada', ...params });
  await clock.advance(200);
  const standing = () => [engine.getConnectionStatus(), engine.getConnectionState().error?.code ?? null];
  return { ...simulated, gateway, clock, frames, statuses, standing };
}

describe('createSimulatedGateway', () => {
  it('lets a user in whom its own token endpoint knows', async () => {
    const { engine, gateway, frames, standing } = await goOnline();
    expect(standing()).toEqual([0, null]);
    expect([engine.getCurrentUserId(), gateway.countLinks()]).toEqual(['ada', 1]);
    expect(frames).toEqual(['dial', 'opened', 'session']);
  });

  it('pings, so that a quiet link is no dead one', async () => {
    const { clock, frames, statuses } = await goOnline();
    await clock.advance(HOUR_MS);
    expect(statuses).toEqual([10, 0]);
    expect(frames).not.toContain('probe');
  });

  it('is dialled again after its links were dropped', async () => {
    const { gateway, clock, statuses } = await goOnline();
    gateway.network.cut();
    await clock.advance(500);
    expect(statuses).toEqual([10, 0, 13, 10, 0]);
  });

  it('is missed within 20 s in a black hole, and found again after it', async () => {
    const { gateway, clock, standing } = await goOnline();
    gateway.network.setFault(HOLE);
    await clock.advance(20_000);
    expect(standing()).toEqual([10, 30012]); // dials again, into the hole
    gateway.network.setFault({ type: 'pass' });
    await clock.advance(20_000);
    expect(standing()).toEqual([0, null]);
  });

  it('answers late where the network is slow: too late for a dial, at last', async () => {
    const { gateway, clock, standing } = await goOnline();
    gateway.network.setFault({ type: 'delay', ms: 6_000 });
    gateway.network.cut();
    await clock.advance(10_500);
    expect(standing()).toEqual([10, 31000]);
    gateway.network.setFault({ type: 'delay', ms: 1_000 });
    await clock.advance(8_000);
    expect(standing()).toEqual([0, null]);
  });

  it.each([
    ['the network refuses', 'refuse'],
    ['it was stopped', 'stop'],
  ])('is not reached while %s', async (_, how) => {
    const { gateway, clock, standing } = await goOnline();
    if (how === 'stop') gateway.stop();
    else gateway.network.setFault({ type: 'refuse' });
    await clock.advance(30_000);
    expect([...standing(), gateway.countLinks()]).toEqual([13, 30010, 0]);
    if (how === 'stop') gateway.start();
    else gateway.network.setFault({ type: 'pass' });
    await clock.advance(30_000);
    expect(standing()).toEqual([0, null]);
  });

  it('names a window when it drains, and is dialled within it', async () => {
    const { gateway, clock, standing } = await goOnline();
    gateway.drain(4_000);
    await clock.advance(3_900);
    expect(standing()).toEqual([13, 30001]);
    await clock.advance(300);
    expect(standing()).toEqual([0, null]);
  });

  it('shows 1 where the page is offline', async () => {
    const { gateway, surroundings, clock, standing } = await goOnline();
    surroundings.isOnline = false;
    gateway.network.setFault({ type: 'refuse' });
    await clock.advance(100);
    expect(standing()).toEqual([1, 30019]);
    surroundings.isOnline = true;
    gateway.network.setFault({ type: 'pass' });
    surroundings.signal('online');
    await clock.advance(100);
    expect(standing()).toEqual([0, null]);
  });

  it('runs into the timeout where nothing helps', async () => {
    const { gateway, clock, standing } = await goOnline({ timeout: 5 });
    gateway.stop();
    await clock.advance(6_000);
    expect(standing()).toEqual([14, 34006]);
  });
});

describe('its seats', () => {
  it.each([true, false])('kick the one who sat, and say whether it was the same browser: %s', async (isSameBrowser) => {
    const { engine, gateway, clock, frames, standing } = await goOnline();
    expect(gateway.takeSeat('ada', { isSameBrowser })).toBe(true);
    await clock.advance(100);
    expect(standing()).toEqual([6, 31010]);
    expect(engine.getConnectionState().error?.details).toMatchObject({ sameBrowser: isSameBrowser });
    const dials = frames.filter((name) => name === 'dial').length;
    await clock.advance(HOUR_MS);
    expect(frames.filter((name) => name === 'dial').length).toBe(dials);
    void engine.resume();
    await clock.advance(200);
    expect([...standing(), gateway.countLinks()]).toEqual([0, null, 1]);
  });

  it('remember a kick that was not delivered', async () => {
    const { gateway, clock, standing } = await goOnline();
    gateway.network.setFault(HOLE);
    gateway.takeSeat('ada', { isSameBrowser: false });
    await clock.advance(20_000);
    expect(standing()).toEqual([10, 30012]); // dials again, into the hole
    gateway.network.setFault({ type: 'pass' });
    await clock.advance(20_000);
    expect(standing()).toEqual([6, 31010]);
  });

  it('end a war: after five kicks in a minute the holder stays', async () => {
    const { engine, gateway, clock, standing } = await goOnline();
    for (let kick = 0; kick < 3; kick += 1) {
      gateway.takeSeat('ada', { isSameBrowser: false });
      await clock.advance(100);
      void engine.resume();
      await clock.advance(200);
    }
    expect(standing()).toEqual([6, 31023]);
    await clock.advance(60_000);
    void engine.resume();
    await clock.advance(200);
    expect(standing()).toEqual([0, null]);
  });

  it('leave another category alone', async () => {
    const { gateway, clock, standing } = await goOnline();
    expect(gateway.takeSeat('ada', { isSameBrowser: false, category: 'mobile' })).toBe(true);
    await clock.advance(100);
    expect([...standing(), gateway.countLinks()]).toEqual([0, null, 2]);
  });
});

describe('its accounts', () => {
  it('cut a banned user off, until the ban is lifted', async () => {
    const { engine, gateway, clock, standing } = await goOnline();
    gateway.ban('ada', HOUR_MS);
    await clock.advance(100);
    expect(standing()).toEqual([16, 31011]);
    expect(engine.getConnectionState().error?.details).toEqual({ banExpiresAtMs: clock.now() - 100 + HOUR_MS });
    void engine.resume();
    await clock.advance(200);
    expect(standing()).toEqual([16, 31009]);
    gateway.unban('ada');
    void engine.resume();
    await clock.advance(200);
    expect(standing()).toEqual([0, null]);
  });

  it('let a banned user in when the ban has ended by itself', async () => {
    const { engine, gateway, clock, standing } = await goOnline();
    gateway.ban('ada', 60_000);
    await clock.advance(60_000);
    void engine.resume();
    await clock.advance(200);
    expect(standing()).toEqual([0, null]);
  });

  it('end, and can be restored', async () => {
    const { engine, gateway, clock, standing } = await goOnline();
    gateway.deactivate('ada');
    await clock.advance(100);
    expect(standing()).toEqual([19, 31029]);
    gateway.restore('ada');
    void engine.resume();
    await clock.advance(200);
    expect(standing()).toEqual([0, null]);
  });

  it('let a link live whose tokens were expired, and refuse the next dial until a fresh one comes', async () => {
    const { gateway, clock, statuses, standing } = await goOnline();
    gateway.expireTokens('ada');
    await clock.advance(10_000);
    expect(standing()).toEqual([0, null]);
    gateway.network.cut();
    await clock.advance(1_000);
    expect(standing()).toEqual([0, null]);
    expect(statuses).not.toContain(15);
  });

  it.each([
    ['signedOut', [15, 33092]],
    ['garbage', [15, 31004]],
    ['error', [13, 33091]],
    ['nothing', [10, 33091]],
  ] as const)('stand behind a token endpoint that answers with %s', async (tokenAnswer, expected) => {
    const { gateway, clock, standing } = await goOnline();
    gateway.tokenAnswer = tokenAnswer;
    gateway.expireTokens('ada');
    gateway.network.cut();
    await clock.advance(10_700);
    expect(standing()).toEqual(expected);
    gateway.tokenAnswer = 'token';
  });

  it('renew a token of a short life on the open link', async () => {
    const { gateway, engine, clock, frames, statuses, standing } = await goOnline();
    gateway.tokenLifetimeMs = 30_000;
    await engine.disconnect();
    void engine.connect({ token: gateway.tokenProvider('ada'), userId: 'ada' });
    await clock.advance(120_000);
    expect(statuses).toEqual([10, 0, 12, 10, 0]);
    expect(frames.filter((name) => name === 'renewed').length).toBeGreaterThan(3);
    gateway.tokenAnswer = 'error';
    await clock.advance(30_000 + 25_000);
    expect(standing()[0]).not.toBe(0);
  });

  it('do not take a token of another user', async () => {
    const { clock, gateway, standing, engine } = await goOnline();
    void engine.connect({ token: gateway.tokenProvider('grace'), userId: 'bob' });
    await clock.advance(200);
    expect(standing()).toEqual([15, 31004]);
  });
});

describe('its relay and its app key', () => {
  it.each([
    ['silent', [17, 34240]],
    ['stranger', [17, 34245]],
    ['works', [0, null]],
  ] as const)('reached through a relay that is %s', async (relay, expected) => {
    const { gateway, engine, clock, standing } = await goOnline();
    gateway.relay = relay;
    await engine.disconnect();
    void engine.connect({ token: gateway.tokenProvider('ada'), proxy: { url: gateway.relayUrl } });
    await clock.advance(300);
    expect(standing()).toEqual(expected);
  });

  it('refuse everybody while the application is blocked', async () => {
    const { gateway, engine, clock, standing } = await goOnline();
    gateway.isAppBlocked = true;
    gateway.network.cut();
    await clock.advance(500);
    expect(standing()).toEqual([11, 31008]);
    gateway.isAppBlocked = false;
    void engine.resume();
    await clock.advance(200);
    expect(standing()).toEqual([0, null]);
  });
});
