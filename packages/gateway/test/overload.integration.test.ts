import { describe, expect, it } from 'vitest';
import { dial, handshakeOf } from './support/dial.ts';
import { startGateway } from './support/startGateway.ts';
import { TestClock } from './support/TestClock.ts';

const block = (ms: number): void => {
  const untilMs = performance.now() + ms;
  while (performance.now() < untilMs);
};

// Expectations come from the published contract, not from the code.
describe('an overloaded gateway', () => {
  it('takes so many handshakes a second and asks the others to come back in a window that has room for them', async () => {
    const clock = new TestClock();
    const { url, tokenOf } = await startGateway({ clock, handshakesPerSecond: 2 });
    const auth = handshakeOf(await tokenOf('ann'));
    const holder = dial(url, auth);
    await holder.session;
    await expect(dial(url, { ...auth, token: 'wrong' }).refusal).resolves.toEqual({ code: 31004 });
    const windows: unknown[] = [];
    for (let turn = 0; turn < 4; turn += 1) windows.push(await dial(url, { ...auth, clientId: 'other' }).refusal);
    expect(windows).toEqual(
      [1000, 1000, 1500, 2000].map((retryWindowMs) => ({ code: 30002, details: { retryWindowMs } })),
    );
    // Nobody's seat was touched.
    expect(holder.socket.connected).toBe(true);
    clock.advance(500);
    await expect(dial(url, auth).session).resolves.toMatchObject({ userId: 'ann' });
  });

  it('takes so many handshakes a minute of one user, whatever its address, and lets others in', async () => {
    const clock = new TestClock();
    const { url, tokenOf } = await startGateway({ clock, handshakesPerUser: 2, trustProxy: true });
    const [ann, bob] = [handshakeOf(await tokenOf('ann')), handshakeOf(await tokenOf('bob'))];
    const from = (auth: object, turn: number) => dial(url, auth, { headers: { 'x-forwarded-for': `10.0.0.${turn}` } });
    await from(ann, 1).session;
    await from(ann, 2).session;
    expect(await from(ann, 3).refusal).toEqual({ code: 30002, details: { retryWindowMs: 30_000 } });
    await expect(from(bob, 4).session).resolves.toMatchObject({ userId: 'bob' });
    clock.advance(30_000);
    await expect(from(ann, 5).session).resolves.toMatchObject({ userId: 'ann' });
  });

  it('does not let a forged token spend a user’s share', async () => {
    const { url, tokenOf } = await startGateway({ clock: new TestClock(), handshakesPerUser: 1 });
    const token = await tokenOf('ann');
    for (const forged of [`${token}x`, `x${token}`]) {
      expect(await dial(url, handshakeOf(forged)).refusal).toEqual({ code: 31004 });
    }
    await expect(dial(url, handshakeOf(token)).session).resolves.toMatchObject({ userId: 'ann' });
  });

  it('puts dials off while its event loop is late, keeps its links, and takes dials again', async () => {
    const { url, tokenOf } = await startGateway({ overloadDelayMs: 1000 });
    const auth = handshakeOf(await tokenOf('ann'));
    const holder = dial(url, auth);
    await holder.session;
    block(3000);
    const refused = await dial(url, { ...auth, clientId: 'other' }).refusal;
    expect(refused).toEqual({ code: 30002, details: { retryWindowMs: expect.any(Number) } });
    expect(refused.details?.retryWindowMs).toBeGreaterThanOrEqual(1000);
    expect(holder.socket.connected).toBe(true);
    const again = () => dial(url, { ...auth, dialNumber: 2 }).session.catch(() => undefined);
    await expect.poll(again, { timeout: 15_000, interval: 250 }).toMatchObject({ userId: 'ann' });
  });
});
