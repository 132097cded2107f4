import { NCErrorCode } from '@nexconn-kit/protocol';
import { describe, expect, it } from 'vitest';
import { dial, handshakeOf } from './support/dial.ts';
import { quietFor } from './support/quietFor.ts';
import { startGateway } from './support/startGateway.ts';
import { TestClock } from './support/TestClock.ts';

const MINUTE_MS = 60_000;

// Expectations come from the published contract of codes, statuses and operations, not from the code.
describe('handshake', () => {
  it('answers first with whom it let in, and what is left of the token', async () => {
    const clock = new TestClock();
    const { url, tokenOf } = await startGateway({ clock, tokenTtlSeconds: 60 });
    const token = await tokenOf('ann');
    clock.advance(1000);
    const client = dial(url, handshakeOf(token, { userId: 'ann' }));
    expect(await client.session).toEqual({
      userId: 'ann',
      sessionId: expect.any(String),
      serverTimeMs: clock.nowMs(),
      tokenRemainingMs: 59_000,
      reconnectSpreadMs: 1,
    });
    expect(client.events[0]).toBe('session');
  });

  it('says that a token has no end', async () => {
    const { url, tokenOf } = await startGateway();
    expect(await dial(url, handshakeOf(await tokenOf('ann'))).session).toMatchObject({ tokenRemainingMs: null });
  });

  it.each([
    [NCErrorCode.ProtocolVersionRefused, { protocolVersion: 2 }],
    [NCErrorCode.AppKeyUnknown, { appKey: 'other' }],
    [NCErrorCode.TokenInvalid, { token: 'no token' }],
    [NCErrorCode.ProtocolVersionRefused, { category: 'fridge' as 'web' }],
  ])('refuses with %i a dial with %j, and ends the connection', async (code, changes) => {
    const { url, tokenOf } = await startGateway();
    const client = dial(url, handshakeOf(await tokenOf('ann'), changes));
    const closed = new Promise((resolve) => void client.socket.io.on('close', resolve));
    expect(await client.refusal).toEqual({ code });
    await closed;
  });

  it('refuses a dial that says nothing about itself', async () => {
    const { url } = await startGateway();
    expect(await dial(url, {}).refusal).toEqual({ code: 31001 });
  });

  it("refuses another gateway's token, and one of a user its store does not know", async () => {
    const [one, other] = await Promise.all([startGateway(), startGateway({ appSecret: 'other secret' })]);
    const token = await one.tokenOf('ann');
    expect(await dial(other.url, handshakeOf(token)).refusal).toEqual({ code: 31004 });
    const emptied = await startGateway();
    expect(await dial(emptied.url, handshakeOf(token)).refusal).toEqual({ code: 31004 });
  });

  it("refuses a good token that is another user's, before any seat moves", async () => {
    const { url, tokenOf } = await startGateway();
    const token = await tokenOf('ann');
    const holder = dial(url, handshakeOf(token, { clientId: 'holder' }));
    await holder.session;
    const verdict = { code: 31004, details: { isOtherUser: true } };
    expect(await dial(url, handshakeOf(token, { userId: 'bob', clientId: 'other' })).refusal).toEqual(verdict);
    expect(await dial(url, handshakeOf(token, { userId: '\u{1F600}', clientId: 'other' })).refusal).toEqual(verdict);
    await quietFor(100);
    expect(holder.socket.connected).toBe(true);
    expect(holder.events).toEqual(['session']);
  });

  it('refuses a page of an origin that is not in the list', async () => {
    const { url, tokenOf } = await startGateway({ allowedOrigins: ['https://app.example.com'] });
    const auth = handshakeOf(await tokenOf('ann'));
    const from = (origin: string) => dial(url, auth, { headers: { origin } });
    expect(await from('https://evil.example').refusal).toEqual({ code: 31022 });
    await expect(from('https://app.example.com').session).resolves.toMatchObject({ userId: 'ann' });
    await expect(dial(url, auth).session).resolves.toMatchObject({ userId: 'ann' });
  });

  it('refuses a banned user until the ban ends by itself or is lifted', async () => {
    const clock = new TestClock();
    const { url, api, tokenOf } = await startGateway({ clock });
    const auth = handshakeOf(await tokenOf('ann'));
    await api.call('/v4/user/ban', { userIds: ['ann'], durationMinutes: 1 });
    const banExpiresAtMs = clock.nowMs() + MINUTE_MS;
    expect(await dial(url, auth).refusal).toEqual({ code: 31009, details: { banExpiresAtMs } });
    clock.advance(MINUTE_MS);
    await expect(dial(url, auth).session).resolves.toMatchObject({ userId: 'ann' });
    await api.call('/v4/user/ban', { userIds: ['ann'], durationMinutes: 1 });
    expect(await dial(url, auth).refusal).toMatchObject({ code: 31009 });
    await api.call('/v4/user/unban', { userIds: ['ann'] });
    await expect(dial(url, auth).session).resolves.toMatchObject({ userId: 'ann' });
  });

  it('refuses somebody who was banned before being registered', async () => {
    const { url, api, tokenOf } = await startGateway();
    await api.call('/v4/user/ban', { userIds: ['ann'], durationMinutes: 1 });
    expect(await dial(url, handshakeOf(await tokenOf('ann'))).refusal).toMatchObject({ code: 31009 });
  });

  it('refuses a deactivated user, and the old token after a restore as well', async () => {
    const { url, api, tokenOf } = await startGateway({ restoreDelaySeconds: 0 });
    const auth = handshakeOf(await tokenOf('ann'));
    await api.call('/v4/user/soft-delete', { userIds: ['ann'] });
    expect(await dial(url, auth).refusal).toEqual({ code: 31029 });
    await api.call('/v4/user/restore', { userIds: ['ann'] });
    expect(await dial(url, auth).refusal).toEqual({ code: 31020 });
    await expect(dial(url, handshakeOf(await tokenOf('ann'))).session).resolves.toMatchObject({ userId: 'ann' });
  });

  it('refuses a token that has run out, and those issued before a cut-off', async () => {
    const clock = new TestClock();
    const { url, api, tokenOf } = await startGateway({ clock, tokenTtlSeconds: 3 });
    const auth = handshakeOf(await tokenOf('ann'));
    clock.advance(2999);
    await expect(dial(url, auth).session).resolves.toMatchObject({ tokenRemainingMs: 1 });
    clock.advance(1);
    expect(await dial(url, auth).refusal).toEqual({ code: 31020 });

    const older = handshakeOf(await tokenOf('ann'));
    clock.advance(1);
    const newer = handshakeOf(await tokenOf('ann'));
    await api.call('/v4/auth/access-token/expire', { userIds: ['ann'], expiresAt: clock.nowMs() + MINUTE_MS });
    expect(await dial(url, older).refusal).toEqual({ code: 31020 });
    await expect(dial(url, newer).session).resolves.toMatchObject({ userId: 'ann' });
    await api.call('/v4/auth/access-token/expire', { userIds: ['ann'], expiresAt: 0 });
    expect(await dial(url, older).refusal).toEqual({ code: 31020 });
  });

  it('voids every token when the secret is rotated, unless the previous one is given', async () => {
    const { url, tokenOf, appSecret } = { ...(await startGateway()), appSecret: 'rotated' };
    const auth = handshakeOf(await tokenOf('ann'));
    await expect(dial(url, auth).session).resolves.toMatchObject({ userId: 'ann' });
    const rotated = await startGateway({ appSecret });
    expect(await dial(rotated.url, auth).refusal).toEqual({ code: 31004 });
  });

  it('asks an address that dials too often to come back later', async () => {
    const clock = new TestClock();
    const { url, tokenOf } = await startGateway({ clock, handshakesPerIp: 2, trustProxy: true });
    const auth = handshakeOf(await tokenOf('ann'));
    const from = (addresses: string) => dial(url, auth, { headers: { 'x-forwarded-for': addresses } });
    await from('10.0.0.1').session;
    await from('10.0.0.1').session;
    // Only the nearest proxy's entry counts: a client can make up the others.
    expect(await from('10.9.9.9, 10.0.0.1').refusal).toEqual({ code: 30002, details: { retryWindowMs: 30_000 } });
    await expect(from('10.0.0.2').session).resolves.toMatchObject({ userId: 'ann' });
    clock.advance(30_000);
    await expect(from('10.0.0.1').session).resolves.toMatchObject({ userId: 'ann' });
  });
});
