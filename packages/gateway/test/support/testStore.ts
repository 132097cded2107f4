import { createHash, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import Database from 'libsql';
import { Client } from 'pg';
import { inject, onTestFinished } from 'vitest';
import type { GatewayOptions } from '../../src/index.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Set in the project that runs over PostgreSQL. */
    postgresUrl: string;
  }
}

const postgresUrl: string | undefined = inject('postgresUrl');

/** Whether these tests run over PostgreSQL; the embedded store otherwise. */
export const isOverPostgres = postgresUrl !== undefined;

type Place = Pick<GatewayOptions, 'databaseUrl' | 'dataDir'>;

/** Where a gateway of a test keeps its data. The same directory is the same data, also where it stands for a schema. */
export async function placeFor(dataDir = ':memory:'): Promise<Place> {
  if (postgresUrl === undefined) return { dataDir };
  return { databaseUrl: await schemaUrl(postgresUrl, dataDir === ':memory:' ? randomUUID() : dataDir) };
}

async function schemaUrl(url: string, key: string): Promise<string> {
  const schema = `test_${createHash('sha1').update(key).digest('hex')}`;
  await runSql(url, `create schema if not exists ${schema}`);
  onTestFinished(() => runSql(url, `drop schema if exists ${schema} cascade`));
  return `${url}?options=-csearch_path%3D${schema}`;
}

/** Runs a statement that both databases understand, beside any gateway. */
export async function runSqlAt({ databaseUrl, dataDir = '' }: Place, statement: string): Promise<void> {
  if (databaseUrl !== undefined) return runSql(databaseUrl, statement);
  const database = new Database(join(dataDir, 'gateway.db'));
  database.exec(statement);
  database.close();
}

/** The number `n` that a question gives, asked beside any gateway. */
export async function readSqlAt({ databaseUrl, dataDir = '' }: Place, question: string): Promise<number> {
  if (databaseUrl === undefined) {
    const database = new Database(join(dataDir, 'gateway.db'));
    const { n } = database.prepare(question).get() as { n: number };
    database.close();
    return n;
  }
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  const { rows } = await client.query<{ n: string }>(question);
  await client.end();
  return Number(rows[0]?.n);
}

async function runSql(connectionString: string, statement: string): Promise<void> {
  const client = new Client({ connectionString });
  await client.connect();
  await client.query(statement);
  await client.end();
}
