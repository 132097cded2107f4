import { NCErrorCode } from '@nexconn-kit/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dial, handshakeOf } from './support/dial.ts';
import { buildProgram, type Program, settingsFor, startProgram, temporaryDirectory } from './support/program.ts';
import { quietFor } from './support/quietFor.ts';
import { startCluster } from './support/startCluster.ts';
import type { StartedGateway } from './support/startGateway.ts';
import { startRedis } from './support/startRedis.ts';
import { isOverPostgres, placeFor } from './support/testStore.ts';

/** Longer than a node that is not heard of counts as alive. */
const LONG_GONE_MS = 8_000;
/** The same for Redis; `OUTAGE_S` for longer still. */
const OUTAGE_MS = Number(process.env['OUTAGE_S'] ?? 8) * 1_000;
const TIMEOUT_MS = 30_000 + OUTAGE_MS;
const WITHIN_10_S = { timeout: 10_000, interval: 50 };
const RETRIED = { code: NCErrorCode.LinkNotUsable, details: { retryWindowMs: 3_000 } };
const issueFor = async ({ api }: Pick<StartedGateway, 'api'>, userId: string): Promise<string> =>
  (await api.call('/v4/auth/access-token/issue', { userId, name: userId })).accessToken;
const statusAt = async ({ api }: Pick<StartedGateway, 'api'>, userId: string): Promise<string> =>
  (await api.call('/v4/user/connection-status/get', { userId })).status;

let program: Program;
beforeAll(async () => {
  program = await buildProgram();
});
afterAll(() => program.remove());

/** Real processes on one PostgreSQL and one Redis. */
async function startProcesses(size: number) {
  const redis = await startRedis();
  const dataDir = temporaryDirectory();
  await placeFor(dataDir);
  const settings = { ...settingsFor(dataDir), REDIS_URL: redis.url, NEXCONN_OVERLOAD_DELAY_MS: '0' };
  return Promise.all(Array.from({ length: size }, () => startProgram(program, settings)));
}

describe.runIf(isOverPostgres)('a cluster in trouble', { timeout: TIMEOUT_MS }, () => {
  it('takes in the users of a node that was killed, kicks none, and knows within 10 s who is gone', async () => {
    const nodes = await startProcesses(3);
    const [doomed, second, third] = nodes as [(typeof nodes)[0], (typeof nodes)[0], (typeof nodes)[0]];
    const users = Array.from({ length: 12 }, (_, number) => `user-${number}`);
    const tokens = await Promise.all(users.map((userId) => issueFor(third, userId)));
    const sessions = await Promise.all(
      tokens.map((token, number) => dial(doomed.url, handshakeOf(token, { clientId: `c${number}` })).session),
    );
    doomed.process.kill('SIGKILL');
    const killedAtMs = performance.now();
    const returning = sessions.slice(1).map(({ sessionId }, index) => {
      const back = { clientId: `c${index + 1}`, dialNumber: 2, intent: 'reconnect', lastSessionId: sessionId } as const;
      return dial((index % 2 === 0 ? second : third).url, handshakeOf(tokens[index + 1]!, back));
    });
    await Promise.all(returning.map(({ session }) => session));
    await expect.poll(() => statusAt(second, 'user-0'), WITHIN_10_S).toBe('0');
    expect(performance.now() - killedAtMs).toBeLessThan(10_000);
    expect(await Promise.all(users.slice(1).map((userId) => statusAt(third, userId)))).toEqual(
      users.slice(1).map(() => '1'),
    );
    expect(returning.map(({ socket }) => socket.connected)).not.toContain(false);
  });

  it.each(['hangs', 'is killed and comes back empty'] as const)(
    'keeps its links while Redis %s, refuses what nobody can decide, and heals by itself',
    async (trouble) => {
      const { nodes, redis } = await startCluster(2);
      const [first, second] = nodes as [StartedGateway, StartedGateway];
      const [ann, bob] = [await first.tokenOf('ann'), await first.tokenOf('bob')];
      const links = [dial(first.url, handshakeOf(ann)), dial(second.url, handshakeOf(bob))] as const;
      await Promise.all(links.map(({ session }) => session));

      const isHanging = trouble === 'hangs';
      if (isHanging) redis.freeze();
      else await redis.kill();
      const refused = handshakeOf(ann, { clientId: 'other' });
      await expect.poll(() => dial(second.url, refused).refusal, WITHIN_10_S).toEqual(RETRIED);
      await expect(statusAt(first, 'bob')).rejects.toMatchObject({ code: 1050 });
      await expect(first.api.call('/v4/user/ban', { userIds: ['bob'], durationMinutes: 5 })).rejects.toMatchObject({
        code: 1050,
      });
      expect((await fetch(`${first.url}/readyz`)).status).toBe(503);
      await quietFor(OUTAGE_MS);
      expect(links.map(({ socket }) => socket.connected)).toEqual([true, true]);

      if (isHanging) redis.thaw();
      else await redis.startAgain();
      expect((await links[1].ended)?.code).toBe(31011);
      await expect.poll(() => statusAt(second, 'ann').catch(() => ''), WITHIN_10_S).toBe('1');
      expect(links[0].socket.connected).toBe(true);
      await expect
        .poll(
          () =>
            dial(second.url, refused).session.then(
              () => 'in',
              () => 'out',
            ),
          WITHIN_10_S,
        )
        .toBe('in');
      expect((await links[0].ended)?.code).toBe(31010);
    },
  );

  it('wakes a node that slept through a newcomer to the truth: one session of the user is left', async () => {
    const nodes = await startProcesses(2);
    const [sleeper, other] = nodes as [(typeof nodes)[0], (typeof nodes)[0]];
    const token = await issueFor(other, 'ann');
    const asleep = dial(sleeper.url, handshakeOf(token, { clientId: 'a' }));
    await asleep.session;
    sleeper.process.kill('SIGSTOP');
    await quietFor(LONG_GONE_MS);
    const newcomer = dial(other.url, handshakeOf(token, { clientId: 'b' }));
    await newcomer.session;
    sleeper.process.kill('SIGCONT');
    expect([31010, 31023]).toContain((await asleep.ended)?.code);
    expect(newcomer.socket.connected).toBe(true);
    expect(await statusAt(sleeper, 'ann')).toBe('1');
  });
});
