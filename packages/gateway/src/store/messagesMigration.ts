import { randomUUID } from 'node:crypto';
import { type Kysely, type Migration, sql } from 'kysely';
import type { Schema } from './schema.ts';

/** Groups, and messages that are stored once, however many read them. */
export const messagesMigration: Migration = {
  async up(db: Kysely<Schema>) {
    await createGroups(db);
    await createStream(db);
    await createMessages(db);
    await db.schema
      .alterTable('users')
      .addColumn('inbox_floor', 'bigint', (column) => column.notNull().defaultTo(0))
      .execute();
  },
};

async function createGroups(db: Kysely<Schema>): Promise<void> {
  await db.schema
    .createTable('chat_groups')
    .addColumn('channel_id', 'varchar(64)', (column) => column.primaryKey())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('owner_id', 'varchar(64)', (column) => column.notNull())
    .addColumn('created_at_ms', 'bigint', (column) => column.notNull())
    .addColumn('dismissed_at_ms', 'bigint')
    .execute();
  await db.schema
    .createTable('memberships')
    .addColumn('channel_id', 'varchar(64)', (column) => column.notNull())
    .addColumn('user_id', 'varchar(64)', (column) => column.notNull())
    .addColumn('joined_at_ms', 'bigint', (column) => column.notNull())
    .addColumn('joined_seq', 'bigint', (column) => column.notNull())
    .addColumn('left_seq', 'bigint')
    .execute();
  const current = db.schema.createIndex('memberships_current').unique().on('memberships');
  await current.columns(['channel_id', 'user_id']).where(sql.ref('left_seq'), 'is', null).execute();
  const ofUser = db.schema.createIndex('memberships_user').on('memberships');
  await ofUser.columns(['user_id', 'channel_id']).execute();
}

async function createStream(db: Kysely<Schema>): Promise<void> {
  await db.schema
    .createTable('message_stream')
    .addColumn('id', 'integer', (column) => column.primaryKey())
    .addColumn('epoch', 'varchar(16)', (column) => column.notNull())
    .addColumn('last_seq', 'bigint', (column) => column.notNull())
    .addColumn('forgotten_seq', 'bigint', (column) => column.notNull())
    .execute();
  const epoch = randomUUID().slice(0, 8);
  await db.insertInto('message_stream').values({ id: 1, epoch, last_seq: 0, forgotten_seq: 0 }).execute();
  await db.schema
    .createTable('channel_clocks')
    .addColumn('channel_key', 'varchar(140)', (column) => column.primaryKey())
    .addColumn('last_sent_at_ms', 'bigint', (column) => column.notNull())
    .execute();
}

async function createMessages(db: Kysely<Schema>): Promise<void> {
  await db.schema
    .createTable('messages')
    .addColumn('seq', 'bigint', (column) => column.primaryKey())
    .addColumn('channel_key', 'varchar(140)', (column) => column.notNull())
    .addColumn('recipient_id', 'varchar(64)')
    .addColumn('sender_id', 'varchar(64)', (column) => column.notNull())
    .addColumn('client_message_id', 'varchar(64)')
    .addColumn('sent_at_ms', 'bigint', (column) => column.notNull())
    .addColumn('message_type', 'text', (column) => column.notNull())
    .addColumn('content', 'text')
    .addColumn('content_of', 'bigint')
    .addColumn('is_echoed', 'integer', (column) => column.notNull())
    .addColumn('is_persisted', 'integer', (column) => column.notNull())
    .execute();
  const index = (name: string) => db.schema.createIndex(name).on('messages');
  await index('messages_channel').columns(['channel_key', 'seq']).execute();
  await index('messages_channel_time').columns(['channel_key', 'sent_at_ms']).execute();
  await index('messages_recipient').columns(['recipient_id', 'seq']).execute();
  await index('messages_sender').columns(['sender_id', 'seq']).execute();
  const sent = index('messages_sent_once').unique().columns(['sender_id', 'client_message_id']);
  await sent.where(sql.ref('client_message_id'), 'is not', null).execute();
}
