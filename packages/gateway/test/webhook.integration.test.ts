import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { dial, handshakeOf, type TestClient } from './support/dial.ts';
import { quietFor } from './support/quietFor.ts';
import { APP_KEY, APP_SECRET, startGateway, type StartedGateway } from './support/startGateway.ts';
import { startReceiver } from './support/startReceiver.ts';
import { TestClock } from './support/TestClock.ts';

const open = async (gateway: StartedGateway, userId = 'ann', clientId = 'client-1'): Promise<TestClient> => {
  const client = dial(gateway.url, handshakeOf(await gateway.tokenOf(userId), { clientId }));
  await client.session;
  return client;
};
const setUp = async (clock = new TestClock()) => {
  const receiver = await startReceiver();
  const gateway = await startGateway({ clock, webhookUrl: `${receiver.url}?of=mine`, restoreDelaySeconds: 0 });
  return { clock, receiver, gateway };
};

// Expectations come from the published contract of codes, statuses and operations, not from the code.
describe('webhook', () => {
  it('tells that a user came, signed in the query', async () => {
    const { clock, receiver, gateway } = await setUp();
    const { sessionId } = await (await open(gateway)).session;
    await receiver.count(1);
    const [{ query, contentType, body } = expect.fail()] = receiver.received;
    expect(body).toEqual({
      type: 'user:connection_status',
      id: expect.stringMatching(/.{8}/),
      time: clock.nowMs(),
      data: [
        {
          status: '0',
          userId: 'ann',
          time: clock.nowMs(),
          os: 'Websocket',
          clientIp: '127.0.0.1',
          sessionId,
        },
      ],
    });
    const { nonce = '', timestamp = '' } = query;
    const signature = createHash('sha1').update(`${APP_SECRET}${nonce}${timestamp}`).digest('hex');
    expect(query).toEqual({ of: 'mine', appKey: APP_KEY, nonce, timestamp, signTimestamp: timestamp, signature });
    expect(nonce).toMatch(/^\d{1,18}$/);
    expect(timestamp).toBe(String(clock.nowMs()));
    expect(contentType).toMatch(/^application\/json/);
  });

  it('tells apart who lost the link and who signed out', async () => {
    const { receiver, gateway } = await setUp();
    const lost = await open(gateway, 'ann');
    await receiver.count(1);
    lost.socket.io.engine.close();
    await receiver.count(2);
    const left = await open(gateway, 'bob');
    await receiver.count(3);
    left.socket.disconnect();
    await receiver.count(4);
    const told = receiver.events.map(({ userId, status }) => [userId, status]);
    expect(told).toEqual([
      ['ann', '0'],
      ['ann', '1'],
      ['bob', '0'],
      ['bob', '2'],
    ]);
  });

  it('tells that a kicked, a banned and a replaced client went before it tells who came', async () => {
    const { receiver, gateway } = await setUp();
    const sessions = [
      await (await open(gateway, 'ann', 'a')).session,
      await (await open(gateway, 'ann', 'b')).session,
      await (await open(gateway, 'ann', 'b')).session,
    ].map(({ sessionId }) => sessionId);
    await gateway.api.call('/v4/user/ban', { userIds: ['ann'], durationMinutes: 1 });
    await expect.poll(() => receiver.events.length).toBe(6);
    const told = receiver.events.map(({ sessionId, status }) => [sessions.indexOf(String(sessionId)), status]);
    expect(told).toEqual([
      [0, '0'],
      [0, '1'],
      [1, '0'],
      [1, '1'],
      [2, '0'],
      [2, '1'],
    ]);
  });

  it('tells of an account that is deactivated and restored, and of nothing else in the call', async () => {
    const { clock, receiver, gateway } = await setUp();
    await gateway.tokenOf('ann');
    const call = { userIds: ['ann', 'nobody', 'ann'] };
    const ended = await gateway.api.call('/v4/user/soft-delete', call);
    await gateway.api.call('/v4/user/soft-delete', call);
    await receiver.count(1);
    const restored = await gateway.api.call('/v4/user/restore', call);
    await receiver.count(2);
    const common = { userId: 'ann', code: '0', time: clock.nowMs() };
    expect(receiver.received.map(({ body }) => [body.type, body.data])).toEqual([
      ['user:activation_state', [{ ...common, operateId: ended.operationId, operationType: 0 }]],
      ['user:activation_state', [{ ...common, operateId: restored.operationId, operationType: 1 }]],
    ]);
  });

  it('slows nobody down while the receiver does not answer, and tells the rest at the stop', async () => {
    const { receiver, gateway } = await setUp();
    receiver.answer('nothing');
    await open(gateway, 'ann');
    await receiver.count(1);
    const startedAtMs = performance.now();
    const clients = await Promise.all(Array.from({ length: 20 }, (_, turn) => open(gateway, `user${turn}`)));
    expect(performance.now() - startedAtMs).toBeLessThan(4000);
    expect(clients.every(({ socket }) => socket.connected)).toBe(true);
    await quietFor(50);
    expect(receiver.received).toHaveLength(1);
    receiver.answer(200);
    receiver.hangUp();
    await gateway.close();
    // The first one is told twice, as its first try was not answered.
    expect(receiver.events.filter(({ status }) => status === '0')).toHaveLength(22);
    expect(receiver.events.filter(({ status }) => status === '1')).toHaveLength(21);
  });

  it('tells who went because of a stop before it has stopped', async () => {
    const { receiver, gateway } = await setUp();
    await open(gateway, 'ann');
    await gateway.close();
    expect(receiver.events.map(({ status }) => status)).toEqual(['0', '1']);
  });
});
