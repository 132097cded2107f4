import { type Kysely, type Migration, sql } from 'kysely';
import type { Schema } from './schema.ts';

/** Finds what has ended, to tell those who left of what they still have to read, and to forget it in the end. */
export const pruningMigration: Migration = {
  async up(db: Kysely<Schema>) {
    const ended = db.schema.createIndex('memberships_ended').on('memberships');
    await ended.columns(['left_seq']).where(sql.ref('left_seq'), 'is not', null).execute();
  },
};
