import type { Kysely, Migration } from 'kysely';
import { ANYBODY } from './losses.ts';
import type { Schema } from './schema.ts';

/** Whose messages were deleted, up to where: to tell of a gap only those who have one. */
export const lossesMigration: Migration = {
  async up(db: Kysely<Schema>) {
    await db.schema
      .createTable('inbox_losses')
      .addColumn('inbox', 'varchar(80)', (column) => column.primaryKey())
      .addColumn('seq', 'bigint', (column) => column.notNull())
      .execute();
    const stream = db.selectFrom('message_stream').select('forgotten_seq');
    const { forgotten_seq: seq } = await stream.executeTakeFirstOrThrow();
    await db.insertInto('inbox_losses').values({ inbox: ANYBODY, seq }).execute();
  },
};
