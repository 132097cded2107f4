import type { Transaction } from 'kysely';
import type { Schema } from './schema.ts';

/** The sequence of the newest message; no other one is stored before the commit. */
export async function holdSequence(tx: Transaction<Schema>): Promise<number> {
  const stream = tx.updateTable('message_stream').set(({ ref }) => ({ last_seq: ref('last_seq') }));
  return (await stream.returning('last_seq').executeTakeFirstOrThrow()).last_seq;
}
