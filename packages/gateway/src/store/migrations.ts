import type { Kysely, Migration } from 'kysely';
import { lossesMigration } from './lossesMigration.ts';
import { messagesMigration } from './messagesMigration.ts';
import { pruningMigration } from './pruningMigration.ts';

/** One list for every database, in order; a step that was released never changes. */
export const MIGRATIONS: Readonly<Record<string, Migration>> = {
  '0001_accounts': {
    async up(db: Kysely<unknown>) {
      await db.schema
        .createTable('users')
        .addColumn('user_id', 'varchar(64)', (column) => column.primaryKey())
        .addColumn('name', 'text', (column) => column.notNull())
        .addColumn('avatar_url', 'text', (column) => column.notNull())
        .addColumn('created_at_ms', 'bigint', (column) => column.notNull())
        .addColumn('token_cut_off_ms', 'bigint', (column) => column.notNull())
        .addColumn('deleted_at_ms', 'bigint')
        .execute();
      await db.schema.createIndex('users_deleted').on('users').columns(['deleted_at_ms', 'user_id']).execute();
      await db.schema
        .createTable('bans')
        .addColumn('user_id', 'varchar(64)', (column) => column.primaryKey())
        .addColumn('expires_at_ms', 'bigint', (column) => column.notNull())
        .execute();
      await db.schema.createIndex('bans_expiry').on('bans').columns(['expires_at_ms', 'user_id']).execute();
    },
  },
  '0002_kicks': {
    async up(db: Kysely<unknown>) {
      await db.schema
        .createTable('kicks')
        .addColumn('session_id', 'varchar(64)', (column) => column.primaryKey())
        .addColumn('user_id', 'varchar(64)', (column) => column.notNull())
        .addColumn('client_id', 'varchar(64)', (column) => column.notNull())
        .addColumn('category', 'varchar(16)', (column) => column.notNull())
        .addColumn('at_ms', 'bigint', (column) => column.notNull())
        .addColumn('is_same_browser', 'integer')
        .execute();
      await db.schema.createIndex('kicks_user').on('kicks').columns(['user_id', 'at_ms']).execute();
    },
  },
  '0003_messages': messagesMigration,
  '0004_pruning': pruningMigration,
  '0005_losses': lossesMigration,
};
