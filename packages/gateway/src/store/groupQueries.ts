import type { Kysely, Transaction } from 'kysely';
import type { GroupStore, NewGroup, StoredGroup } from '../domain/groupStore.ts';
import type { Database } from './commit.ts';
import { holdSequence } from './holdSequence.ts';
import { listJoined, listMembers } from './memberQueries.ts';
import type { Schema } from './schema.ts';

type Tx = Transaction<Schema>;

export function groupQueries({ db, commit }: Database): GroupStore {
  return {
    createGroup: (group, nowMs) => commit((tx) => createGroup(tx, group, nowMs)),
    findGroup: (channelId) => findGroup(db, channelId),

    joinGroup: (channelId, userIds, nowMs) =>
      commit(async (tx) => {
        if (!(await holdGroup(tx, channelId))) return undefined;
        await addMembers(tx, channelId, userIds, nowMs);
        return findGroup(tx, channelId);
      }),

    leaveGroup: (channelId, userIds) =>
      commit(async (tx) => {
        if (!(await holdGroup(tx, channelId))) return false;
        const leaving = await endMemberships(tx, channelId);
        await leaving.where('user_id', 'in', userIds).execute();
        await passOwnership(tx, channelId, userIds);
        return true;
      }),

    dismissGroup: (channelId, nowMs) =>
      commit(async (tx) => {
        if (!(await holdGroup(tx, channelId))) return false;
        await (await endMemberships(tx, channelId)).execute();
        const group = tx.updateTable('chat_groups').where('channel_id', '=', channelId);
        await group.set({ dismissed_at_ms: nowMs }).execute();
        return true;
      }),

    async readerIds(channelId, since) {
      const left = db.selectFrom('memberships').select('user_id').where('channel_id', '=', channelId);
      // Two reads along an index each.
      const readers = presentIn(db, channelId).union(left.where('left_seq', '>=', since));
      return (await readers.execute()).map((row) => row.user_id);
    },
    listMembers: (channelId, stretch) => listMembers(db, channelId, stretch),
    listJoined: (userId, stretch) => listJoined(db, userId, stretch),
  };
}

const presentIn = (db: Kysely<Schema>, channelId: string) =>
  db.selectFrom('memberships').select('user_id').where('channel_id', '=', channelId).where('left_seq', 'is', null);

async function createGroup(tx: Tx, { channelId, name, ownerId, userIds }: NewGroup, nowMs: number): Promise<boolean> {
  const group = { name, owner_id: ownerId, created_at_ms: nowMs, dismissed_at_ms: null };
  const made = await tx
    .insertInto('chat_groups')
    .values({ channel_id: channelId, ...group })
    // An id is free again once its group was dismissed.
    .onConflict((taken) =>
      taken.column('channel_id').doUpdateSet(group).where('chat_groups.dismissed_at_ms', 'is not', null),
    )
    .returning('channel_id')
    .executeTakeFirst();
  if (made === undefined) return false;
  await addMembers(tx, channelId, [ownerId, ...userIds], nowMs);
  return true;
}

async function findGroup(db: Kysely<Schema>, channelId: string): Promise<StoredGroup | undefined> {
  const group = db.selectFrom('chat_groups').selectAll().where('channel_id', '=', channelId);
  const row = await group.where('dismissed_at_ms', 'is', null).executeTakeFirst();
  if (row === undefined) return undefined;
  const members = db.selectFrom('memberships').where('channel_id', '=', channelId).where('left_seq', 'is', null);
  const counted = members.select(({ fn }) => fn.countAll<number>().as('count'));
  const { count } = await counted.executeTakeFirstOrThrow();
  return {
    channelId: row.channel_id,
    name: row.name,
    ownerId: row.owner_id,
    createdAtMs: row.created_at_ms,
    memberCount: count,
  };
}

/** Keeps every other change of the group waiting until the commit. @returns false when there is no such group */
async function holdGroup(tx: Tx, channelId: string): Promise<boolean> {
  const group = tx.updateTable('chat_groups').where('channel_id', '=', channelId).where('dismissed_at_ms', 'is', null);
  const held = await group.set(({ ref }) => ({ name: ref('name') })).executeTakeFirst();
  return held.numUpdatedRows > 0n;
}

async function addMembers(tx: Tx, channelId: string, userIds: readonly string[], nowMs: number): Promise<void> {
  const joinedSeq = await holdSequence(tx);
  const rows = [...new Set(userIds)].map((userId) => ({
    channel_id: channelId,
    user_id: userId,
    joined_at_ms: nowMs,
    joined_seq: joinedSeq,
    left_seq: null,
  }));
  await tx
    .insertInto('memberships')
    .values(rows)
    .onConflict((current) => current.columns(['channel_id', 'user_id']).where('left_seq', 'is', null).doNothing())
    .execute();
}

async function endMemberships(tx: Tx, channelId: string) {
  const ended = { left_seq: await holdSequence(tx) };
  return tx.updateTable('memberships').set(ended).where('channel_id', '=', channelId).where('left_seq', 'is', null);
}

/** Where the owner is among those who left, to whoever has been in the group longest; where nobody is left, to nobody. */
async function passOwnership(tx: Tx, channelId: string, leftIds: readonly string[]): Promise<void> {
  const [oldest] = await listMembers(tx, channelId, { after: undefined, limit: 1 });
  if (oldest === undefined) return;
  const group = tx.updateTable('chat_groups').set({ owner_id: oldest.userId }).where('channel_id', '=', channelId);
  await group.where('owner_id', 'in', leftIds).execute();
}
