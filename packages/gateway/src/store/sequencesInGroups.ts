import { sql } from 'kysely';
import type { Database } from './commit.ts';
import type { Schema } from './schema.ts';

export interface GroupStretch {
  readonly userId: string;
  readonly after: number;
  readonly upTo: number;
  readonly limit: number;
}

/**
 * Sequences of what was said in a user's groups while the user was in them, the oldest `limit`. Of each group no more is
 * read than a page holds, however much waits there: it would be read again for every page.
 */
export function sequencesInGroups(dialect: Database['dialect'], { userId, after, upTo, limit }: GroupStretch) {
  // One bound each way, so that the index leads from the first to the last of them.
  const ofPeriod = sql`
    select m.seq from messages as m
    where m.channel_key = 'g:' || p.channel_id
      and m.seq > case when p.joined_seq > ${after} then p.joined_seq else ${after} end
      and m.seq <= case when p.left_seq < ${upTo} then p.left_seq else ${upTo} end
    order by m.seq limit ${limit}`;
  // "For each of these": one has lateral joins, the other lists that depend on the row beside them.
  const each =
    dialect === 'postgres'
      ? sql`cross join lateral (${ofPeriod}) as n`
      : sql`inner join messages as n on n.seq in (${ofPeriod})`;
  return sql<Schema['messages']['seq']>`(
    select n.seq from memberships as p ${each}
    where p.user_id = ${userId} and (p.left_seq is null or p.left_seq > ${after})
    order by n.seq limit ${limit})`;
}
