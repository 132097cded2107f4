import type { Kysely } from 'kysely';
import type { JoinedGroup, StoredMember, Stretch } from '../domain/groupStore.ts';
import type { Schema } from './schema.ts';

/** Who is in a group, in the order they joined. */
export async function listMembers(
  db: Kysely<Schema>,
  channelId: string,
  { after, limit }: Stretch,
): Promise<readonly StoredMember[]> {
  let members = db.selectFrom('memberships').select(['user_id', 'joined_at_ms']);
  members = members.where('channel_id', '=', channelId).where('left_seq', 'is', null);
  if (after !== undefined) {
    const { atMs, id } = after;
    members = members.where(({ eb, or, and }) =>
      or([eb('joined_at_ms', '>', atMs), and([eb('joined_at_ms', '=', atMs), eb('user_id', '>', id)])]),
    );
  }
  const rows = await members.orderBy('joined_at_ms').orderBy('user_id').limit(limit).execute();
  return rows.map((row) => ({ userId: row.user_id, joinedAtMs: row.joined_at_ms }));
}

/** What groups a user is in, in the order they were joined. */
export async function listJoined(
  db: Kysely<Schema>,
  userId: string,
  { after, limit }: Stretch,
): Promise<readonly JoinedGroup[]> {
  let joined = db
    .selectFrom('memberships as m')
    .innerJoin('chat_groups as g', 'g.channel_id', 'm.channel_id')
    .select(['g.channel_id', 'g.name', 'g.owner_id', 'g.created_at_ms', 'm.joined_at_ms'])
    .select(({ selectFrom }) =>
      selectFrom('memberships as all')
        .select(({ fn }) => fn.countAll<number>().as('count'))
        .whereRef('all.channel_id', '=', 'g.channel_id')
        .where('all.left_seq', 'is', null)
        .as('member_count'),
    )
    .where('m.user_id', '=', userId)
    .where('m.left_seq', 'is', null);
  if (after !== undefined) {
    const { atMs, id } = after;
    joined = joined.where(({ eb, or, and }) =>
      or([eb('m.joined_at_ms', '>', atMs), and([eb('m.joined_at_ms', '=', atMs), eb('g.channel_id', '>', id)])]),
    );
  }
  const rows = await joined.orderBy('m.joined_at_ms').orderBy('g.channel_id').limit(limit).execute();
  return rows.map((row) => ({
    channelId: row.channel_id,
    name: row.name,
    ownerId: row.owner_id,
    createdAtMs: row.created_at_ms,
    joinedAtMs: row.joined_at_ms,
    memberCount: row.member_count ?? 0,
  }));
}
