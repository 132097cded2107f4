import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { createGateway, createServerApi } from '../src/index.ts';
import { buildProgram, type Program, runProgram, settingsFor, temporaryDirectory } from './support/program.ts';
import { APP_KEY, APP_SECRET } from './support/startGateway.ts';
import { isOverPostgres, placeFor } from './support/testStore.ts';

const NOBODY_LISTENS = 'postgres://nexconn:hush-hush@127.0.0.1:1/nexconn';
const app = { appKey: APP_KEY, appSecret: APP_SECRET, logLevel: 'silent' } as const;

let program: Program;
beforeAll(async () => {
  program = await buildProgram();
});
afterAll(() => program.remove());

describe.runIf(isOverPostgres)('a gateway over PostgreSQL', () => {
  it('makes its tables once when several nodes start together', async () => {
    const place = await placeFor(temporaryDirectory());
    const nodes = await Promise.all(Array.from({ length: 6 }, () => createGateway({ ...app, ...place })));
    const [first, last] = [nodes[0]!, nodes.at(-1)!];
    const apiOf = ({ url }: { url: string }) => createServerApi({ ...app, url });
    await apiOf(first).call('/v4/auth/access-token/issue', { userId: 'ann', name: 'Ann' });
    expect(await apiOf(last).call('/v4/user/get', { userId: 'ann' })).toMatchObject({ name: 'Ann' });
    await Promise.all(nodes.map((node) => node.close()));
  });

  it('outlives the loss of every link to the database', async () => {
    const place = await placeFor(temporaryDirectory());
    const gateway = await createGateway({ ...app, ...place });
    const api = createServerApi({ ...app, url: gateway.url });
    const list = () => api.call('/v4/user/ban/list', {});
    await Promise.all(Array.from({ length: 20 }, list));
    const admin = new Client({ connectionString: place.databaseUrl });
    await admin.connect();
    const others = `select pg_terminate_backend(pid) from pg_stat_activity
      where pid <> pg_backend_pid() and datname = current_database() and query like '%bans%'`;
    for (let turn = 0; turn < 5; turn += 1) {
      const calls = Promise.allSettled(Array.from({ length: 20 }, list));
      await admin.query(others);
      await calls;
    }
    await admin.end();
    await expect.poll(list).toEqual({ bannedUsers: [] });
    await gateway.close();
  });

  it('says which database does not exist', async () => {
    const { databaseUrl = '' } = await placeFor(temporaryDirectory());
    const nowhere = createGateway({ ...app, databaseUrl: databaseUrl.replace('/postgres?', '/nowhere?') });
    await expect(nowhere).rejects.toMatchObject({
      option: 'databaseUrl',
      message: expect.stringMatching(/nowhere at 127.*does not exist/),
    });
  });

  it('answers 504 with code 1050 when the database takes too long, and goes on', async () => {
    const { databaseUrl = '' } = await placeFor(temporaryDirectory());
    const gateway = await createGateway({ ...app, databaseUrl: `${databaseUrl}&statement_timeout=200` });
    const api = createServerApi({ ...app, url: gateway.url });
    const admin = new Client({ connectionString: databaseUrl });
    await admin.connect();
    // Also when the test fails: what holds the lock holds up the removal of the tables.
    onTestFinished(() => admin.end());
    await admin.query('begin; lock table bans in access exclusive mode');
    await expect(api.call('/v4/user/ban/list', {})).rejects.toMatchObject({ httpStatus: 504, code: 1050 });
    await admin.query('rollback');
    await expect.poll(() => api.call('/v4/user/ban/list', {})).toEqual({ bannedUsers: [] });
    await gateway.close();
  });

  it('forgets no call that two nodes make at the same moment', async () => {
    const place = await placeFor(temporaryDirectory());
    const nodes = await Promise.all([createGateway({ ...app, ...place }), createGateway({ ...app, ...place })]);
    const apis = nodes.map(({ url }) => createServerApi({ ...app, url }));
    const userIds = Array.from({ length: 20 }, (_, index) => `user${index}`);
    const turns = Array.from({ length: 30 }, (_, turn) => {
      const api = apis[turn % 2]!;
      // In opposite orders, the way two transactions get into each other's way.
      const ids = turn % 2 === 0 ? userIds : userIds.toReversed();
      return api.call('/v4/user/ban', { userIds: ids, durationMinutes: 1 });
    });
    await expect(Promise.all(turns)).resolves.toHaveLength(30);
    await Promise.all(nodes.map((node) => node.close()));
  });
});

describe('a gateway that is to use PostgreSQL', () => {
  it.each([
    ['nobody listens', NOBODY_LISTENS, /nexconn at 127\.0\.0\.1:1 .*ECONNREFUSED/],
    ['the URL is none', 'mysql://nexconn:hush-hush@127.0.0.1/nexconn', /must be a URL such as/],
  ])('says so when %s, without the password', async (_, databaseUrl, message) => {
    const failed = createGateway({ ...app, databaseUrl }).catch((error: unknown) => error);
    expect(await failed).toMatchObject({ name: 'OptionError', option: 'databaseUrl' });
    expect(String(await failed)).toMatch(message);
    expect(JSON.stringify(await failed, Object.getOwnPropertyNames(await failed))).not.toContain('hush');
  });

  it('names DATABASE_URL in one line, without the password', async () => {
    const settings = { ...settingsFor(temporaryDirectory()), DATABASE_URL: NOBODY_LISTENS };
    const ended = await runProgram(program, settings);
    expect(ended.errorLines).toEqual([expect.stringMatching(/DATABASE_URL: .*ECONNREFUSED/)]);
    expect(ended).toMatchObject({ exitCode: 1, output: '' });
    expect(ended.errorLines.join()).not.toContain('hush');
  });
});
