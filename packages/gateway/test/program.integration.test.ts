import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dial, handshakeOf } from './support/dial.ts';
import {
  buildProgram,
  type Program,
  runProgram,
  settingsFor,
  startProgram,
  temporaryDirectory,
} from './support/program.ts';
import { rawCall } from './support/rawCall.ts';
import { APP_SECRET, startGateway } from './support/startGateway.ts';
import { isOverPostgres } from './support/testStore.ts';

let program: Program;
beforeAll(async () => {
  program = await buildProgram();
});
afterAll(() => program.remove());

describe('nexconn-gateway', () => {
  it.each([
    ['PORT', 'eighty'],
    ['NEXCONN_APP_SECRET', ''],
    ['REDIS_URL', '127.0.0.1'],
  ])('stops at once with one line that names %s when it is %j', async (name, value) => {
    const ended = await runProgram(program, { ...settingsFor(temporaryDirectory()), [name]: value });
    expect(ended.errorLines).toEqual([expect.stringContaining(name)]);
    expect(ended).toMatchObject({ exitCode: 1, output: '' });
  });

  it.skipIf(isOverPostgres)('names the setting when the port is taken, or the directory is no directory', async () => {
    const { port } = await startGateway();
    const dataDir = temporaryDirectory();
    const taken = await runProgram(program, { ...settingsFor(dataDir), PORT: String(port) });
    expect(taken.errorLines).toEqual([expect.stringMatching(/PORT.*EADDRINUSE/)]);
    const file = join(dataDir, 'file');
    writeFileSync(file, 'text');
    const wrong = await runProgram(program, settingsFor(file));
    expect(wrong.errorLines).toEqual([expect.stringContaining('NEXCONN_DATA_DIR')]);
    expect([taken.exitCode, wrong.exitCode]).toEqual([1, 1]);
  });

  it.skipIf(isOverPostgres)('names the setting when the database in the directory is none', async () => {
    const dataDir = temporaryDirectory();
    writeFileSync(join(dataDir, 'gateway.db'), 'this is no database, '.repeat(1000));
    const ended = await runProgram(program, settingsFor(dataDir));
    expect(ended.errorLines).toEqual([expect.stringMatching(/NEXCONN_DATA_DIR.*not a database/)]);
  });

  it.skipIf(isOverPostgres)(
    'lets one process use a data directory, and the next one as soon as that was killed',
    async () => {
      const settings = settingsFor(temporaryDirectory());
      const first = await startProgram(program, settings);
      const second = await runProgram(program, settings);
      expect(second.errorLines).toEqual([expect.stringMatching(/NEXCONN_DATA_DIR.*in use by another gateway/)]);
      expect(second.exitCode).toBe(1);
      first.process.kill('SIGKILL');
      await expect(startProgram(program, settings)).resolves.toBeDefined();
    },
  );

  it.each(['SIGTERM', 'SIGINT'] as const)('tells its clients and ends well on %s', async (signal) => {
    const { process, url, api } = await startProgram(program, settingsFor(temporaryDirectory()));
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
    const { accessToken } = await api.call('/v4/auth/access-token/issue', { userId: 'ann', name: 'Ann' });
    const client = dial(url, handshakeOf(accessToken));
    await client.session;
    const startedAtMs = performance.now();
    process.kill(signal);
    const [exitCode] = (await once(process, 'exit')) as [number | null];
    expect(exitCode).toBe(0);
    expect(performance.now() - startedAtMs).toBeLessThan(10_000);
    expect(await client.ended).toBeNull();
    expect(client.settings).toEqual([expect.objectContaining({ retryWindowMs: expect.any(Number) })]);
  });

  it('writes JSON lines with ids, and neither token, secret, signature nor query', async () => {
    const { url, api, lines } = await startProgram(program, settingsFor(temporaryDirectory()));
    const { accessToken } = await api.call('/v4/auth/access-token/issue', { userId: 'ann', name: 'Ann' });
    const headers = { 'X-Request-ID': 'request-1', Signature: 'f0rged5ignature', 'X-Forwarded-For': '10.0.0.1' };
    await rawCall(url, '/v4/user/get?token=querytoken', { headers, body: { userId: 'ann' } });
    const { sessionId } = await dial(url, handshakeOf(accessToken)).session;
    const forged = `${accessToken}forged`;
    await dial(url, handshakeOf(forged)).refusal;
    await dial(url, handshakeOf(accessToken, { userId: 'bob' })).refusal;
    const has = (part: object) => () =>
      lines.some((line) => JSON.stringify(JSON.parse(line)).includes(JSON.stringify(part).slice(1, -1)));
    await expect.poll(has({ requestId: 'request-1' })).toBe(true);
    await expect.poll(has({ userId: 'ann', sessionId })).toBe(true);
    await expect.poll(has({ code: 31004 })).toBe(true);
    const all = lines.join('\n');
    for (const secret of [accessToken, forged, APP_SECRET, 'f0rged5ignature', 'querytoken']) {
      expect(all).not.toContain(secret);
    }
  });
});
