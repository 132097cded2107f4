import type { Transaction } from 'kysely';
import type { Schema } from './schema.ts';

/** The sequence of the newest message. */
export async function lastSequence(tx: Transaction<Schema>): Promise<number> {
  return (await tx.selectFrom('message_stream').select('last_seq').executeTakeFirstOrThrow()).last_seq;
}
