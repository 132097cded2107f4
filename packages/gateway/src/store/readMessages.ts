import type { Kysely } from 'kysely';
import type { Schema } from './schema.ts';

/** Messages with their content, wherever it is stored. */
export function readMessages(db: Kysely<Schema>) {
  return db
    .selectFrom('messages as m')
    .leftJoin('messages as shared', 'shared.seq', 'm.content_of')
    .select(['m.seq', 'm.channel_key', 'm.recipient_id', 'm.sender_id', 'm.client_message_id', 'm.sent_at_ms'])
    .select(['m.message_type', 'm.is_echoed', 'm.is_persisted'])
    .select(({ fn }) => fn.coalesce('m.content', 'shared.content').as('content'));
}
