import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { stopTokenRefresh } from '@nexconn-kit/core';
import { APP_KEY, openGateway, reach, recordStatuses } from './gatewayFixture.js';
const MINUTES = 60_000;
describe('createNexconnEngine against a real gateway', () => {
  let fixture;
  beforeEach(async () => {
    fixture = await openGateway();
  });
  afterEach(() => fixture.close());
  it('connects with a token, and says who it is', async () => {
    const engine = fixture.makeEngine();
    const statuses = recordStatuses(engine);
    const answers = [];
    const result = await engine.connect(
      { token: await fixture.issueToken('ada'), userId: 'ada' },
      (isRecreated, error) => answers.push(['database', isRecreated, error]),
      (userId, error) => answers.push(['completion', userId, error]),
    );
    expect(result).toEqual({ isOk: true, code: 0, data: { userId: 'ada' } });
    expect(statuses).toEqual([10, 0]);
    expect(answers).toEqual([
      ['database', false, null],
      ['completion', 'ada', null],
    ]);
    expect(engine.getCurrentUserId()).toBe('ada');
  });
  it.each([
    ['an app key that the gateway does not know', { appKey: 'nobody' }, 31002, 11],
    ['a token that is none', { token: 'nonsense' }, 31004, 15],
    ['a token of another user', { userId: 'bob' }, 31004, 15],
  ])('rests with the gateway’s code for %s', async (_, change, code, status) => {
    const { appKey = APP_KEY, token, userId } = change;
    const engine = fixture.makeEngine({ appKey });
    const issued = await fixture.issueToken('ada');
    const result = await engine.connect({ token: token ?? issued, ...(userId === undefined ? {} : { userId }) });
    expect(result).toMatchObject({ isOk: false, code });
    expect(engine.getConnectionState()).toMatchObject({ status, error: { code, status } });
    expect(engine.getCurrentUserId()).toBeNull();
  });
  it('is told of a ban while online, and of the same ban when it comes back', async () => {
    const engine = fixture.makeEngine();
    const token = await fixture.issueToken('ada');
    await engine.connect({ token });
    const bannedAtMs = Date.now();
    await fixture.api.call('/v4/user/ban', { userIds: ['ada'], durationMinutes: 5 });
    const { error } = await reach(engine, 16);
    expect(error?.code).toBe(31011);
    expect(error?.details?.banExpiresAtMs).toBeGreaterThanOrEqual(bannedAtMs + 5 * MINUTES);
    expect(await engine.resume()).toMatchObject({ isOk: false, code: 31009 });
    await fixture.api.call('/v4/user/unban', { userIds: ['ada'] });
    expect(await engine.resume()).toMatchObject({ isOk: true });
  });
  it('is told when the account is deactivated', async () => {
    const engine = fixture.makeEngine();
    await engine.connect({ token: await fixture.issueToken('ada') });
    await fixture.api.call('/v4/user/soft-delete', { userIds: ['ada'] });
    expect((await reach(engine, 19)).error?.code).toBe(31029);
  });
  it('asks the provider once more for a revoked token, and rests when that one is revoked too', async () => {
    const revoked = [await fixture.issueToken('ada'), await fixture.issueToken('ada'), await fixture.issueToken('ada')];
    await fixture.api.call('/v4/auth/access-token/expire', { userIds: ['ada'], expiresAt: Date.now() + MINUTES });
    const engine = fixture.makeEngine();
    const reasons = [];
    const result = await engine.connect({
      token: ({ reason }) => Promise.resolve(revoked[reasons.push(reason) - 1] ?? 'none'),
    });
    expect(result).toMatchObject({ isOk: false, code: 31020 });
    expect(engine.getConnectionStatus()).toBe(15);
    expect(reasons).toEqual(['connect', 'rejected']);
  });
  it('rests in 15 when the provider says that the user is signed out', async () => {
    const engine = fixture.makeEngine();
    const result = await engine.connect({ token: () => Promise.resolve().then(() => stopTokenRefresh()) });
    expect(result).toMatchObject({ isOk: false, code: 33092 });
    expect(engine.getConnectionStatus()).toBe(15);
  });
  it('is kicked by another client, stays away, and takes the seat back when a person asks', async () => {
    const first = fixture.makeEngine();
    const second = fixture.makeEngine();
    const token = await fixture.issueToken('ada');
    await first.connect({ token });
    await second.connect({ token });
    expect((await reach(first, 6)).error).toMatchObject({ code: 31010, details: { atMs: expect.any(Number) } });
    expect(second.getConnectionStatus()).toBe(0);
    expect(await first.resume()).toMatchObject({ isOk: true });
    expect((await reach(second, 6)).error?.code).toBe(31010);
  });
  it('replaces its own older session silently, and the older engine rests', async () => {
    const older = fixture.makeEngine({ clientId: 'one-tab' });
    const newer = fixture.makeEngine({ clientId: 'one-tab' });
    const token = await fixture.issueToken('ada');
    await older.connect({ token });
    await newer.connect({ token });
    expect((await reach(older, 11)).error?.code).toBe(33094);
    expect(newer.getConnectionStatus()).toBe(0);
  });
  it('keeps dialling a gateway that went away, and connects when it is back', async () => {
    const { port } = fixture.gateway;
    const engine = fixture.makeEngine();
    const token = await fixture.issueToken('ada');
    await fixture.gateway.close();
    const connected = engine.connect({ token });
    const { error } = await reach(engine, 13);
    expect(error?.code).toBe(30010);
    expect(engine.getConnectionState().retryAtMs).toEqual(expect.any(Number));
    const back = await openGateway({ port });
    await back.issueToken('ada');
    expect(await connected).toMatchObject({ isOk: true });
    await engine.destroy();
    await back.close();
  });
  it('gives up after the timeout, and dials again when a person asks', async () => {
    const { port } = fixture.gateway;
    const engine = fixture.makeEngine();
    const token = await fixture.issueToken('ada');
    await fixture.gateway.close();
    expect(await engine.connect({ token, timeout: 0.5 })).toMatchObject({ isOk: false, code: 34006 });
    expect(engine.getConnectionStatus()).toBe(14);
    const back = await openGateway({ port });
    await back.issueToken('ada');
    engine.reconnectNow();
    await reach(engine, 0);
    await engine.destroy();
    await back.close();
  });
});
//# sourceMappingURL=verdicts.integration.test.js.map
