import { Kysely, PostgresDialect, sql } from 'kysely';
import { Pool } from 'pg';
import { pino } from 'pino';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Store } from '../src/domain/store.ts';
import { openStore } from '../src/store/openStore.ts';
import { sequencesInGroups } from '../src/store/sequencesInGroups.ts';
import { temporaryDirectory } from './support/program.ts';
import { isOverPostgres, placeFor, runSqlAt } from './support/testStore.ts';

const NOW_MS = 1_800_000_000_000;
const PAGE = 100;
const LITTLE = 2 * PAGE;
const MUCH = 1_000 * PAGE;
const log = pino({ level: 'silent' });

/** Where a user is in two groups, and much waits in one of them. */
async function fillBusy(count: number) {
  const place = await placeFor(temporaryDirectory());
  const store = await openStore(place, log);
  for (const channelId of ['busy', 'calm']) {
    await store.createGroup({ channelId, name: channelId, ownerId: 'ann', userIds: ['bob'] }, NOW_MS);
  }
  await store.close();
  const rows = `select i, case when i % 10 = 0 then 'g:calm' else 'g:busy' end, null, 'ann', null, ${NOW_MS} + i,
    'RC:TxtMsg', 'hello', cast(null as bigint), 1, 1 from n`;
  const numbers = `with recursive n(i) as (select 1 union all select i + 1 from n where i < ${count})`;
  await runSqlAt(place, `insert into messages ${numbers} ${rows}`);
  await runSqlAt(place, `update message_stream set last_seq = ${count}`);
  return place;
}

async function quickestPageMs(store: Store): Promise<number> {
  const took: number[] = [];
  for (let turn = 0; turn < 9; turn += 1) {
    const startedAtMs = performance.now();
    const { messages } = await store.readInbox({ userId: 'bob', after: turn, limit: PAGE });
    took.push(performance.now() - startedAtMs);
    expect(messages.map(({ sequence }) => sequence)).toEqual(Array.from(messages, (_, index) => turn + 1 + index));
    expect(messages.length).toBe(PAGE);
  }
  return Math.min(...took);
}

interface Plan {
  readonly 'Index Name'?: string;
  readonly 'Actual Rows': number;
  readonly 'Actual Loops': number;
  readonly Plans?: readonly Plan[];
}

const rowsRead = (plan: Plan): number =>
  (plan['Index Name']?.startsWith('messages') ? plan['Actual Rows'] * plan['Actual Loops'] : 0) +
  (plan.Plans ?? []).reduce((sum, part) => sum + rowsRead(part), 0);

describe('a page of an inbox', () => {
  it.skipIf(isOverPostgres)('costs no more when five hundred times as much waits in the groups', async () => {
    const [little, much] = [await openStore(await fillBusy(LITTLE), log), await openStore(await fillBusy(MUCH), log)];
    onTestFinished(async () => void (await Promise.all([little.close(), much.close()])));
    const littleMs = await quickestPageMs(little);
    expect(await quickestPageMs(much)).toBeLessThan(littleMs * 4);
  });

  it.runIf(isOverPostgres)('reads of each group what a page holds, and no more', async () => {
    const { databaseUrl } = await fillBusy(MUCH);
    const db = new Kysely({ dialect: new PostgresDialect({ pool: new Pool({ connectionString: databaseUrl }) }) });
    onTestFinished(() => db.destroy());
    const page = sequencesInGroups('postgres', { userId: 'bob', after: 7, upTo: MUCH, limit: PAGE });
    const explained = sql<{ 'QUERY PLAN': readonly [{ Plan: Plan }] }>`
      explain (analyze, format json) select * from ${page} as page`;
    const { rows } = await explained.execute(db);
    expect(rowsRead(rows[0]!['QUERY PLAN'][0].Plan)).toBeLessThanOrEqual(2 * PAGE);
  });
});
