import { GatewayError } from '../errors.ts';
import type { DomainContext } from './context.ts';
import { formatTime } from './formatTime.ts';
import type { StoredGroup } from './groupStore.ts';
import { nextToken, toStretch } from './pageToken.ts';
import { knownUser } from './users.ts';

const ROLE = { member: 1, owner: 3 } as const;

interface Members {
  readonly channelId: string;
  readonly userIds: readonly string[];
}

interface TokenPage {
  readonly pageToken: string;
  readonly pageSize: number;
}

/** Makes a group of its owner and the users; ids that are not registered are taken. */
export async function createGroup(
  { store, clock }: DomainContext,
  { channelId, name, owner, userIds }: Members & { name: string; owner: string },
) {
  const isNew = await store.createGroup({ channelId, name, ownerId: owner, userIds }, clock.nowMs());
  if (!isNew) throw new GatewayError('badParameter', `channelId ${channelId} is taken; choose another one.`);
}

export async function joinGroup({ store, clock }: DomainContext, { channelId, userIds }: Members) {
  const group = await store.joinGroup(channelId, userIds, clock.nowMs());
  if (group === undefined) throw groupUnknown(channelId);
  return describeGroup(group);
}

export async function leaveGroup({ store }: DomainContext, { channelId, userIds }: Members) {
  if (!(await store.leaveGroup(channelId, userIds))) throw groupUnknown(channelId);
}

/** Ends a group; what was said in it is still delivered to those who were in it. */
export async function dismissGroup({ store, clock }: DomainContext, { channelId }: { channelId: string }) {
  if (await store.dismissGroup(channelId, clock.nowMs())) return;
  throw new GatewayError('nothingToDelete', `There is no group ${channelId} to dismiss.`);
}

export async function listMembers({ store }: DomainContext, call: TokenPage & { channelId: string }) {
  const stretch = toStretch(call);
  const group = await store.findGroup(call.channelId);
  if (group === undefined) throw groupUnknown(call.channelId);
  const members = await store.listMembers(call.channelId, stretch);
  return {
    totalCount: group.memberCount,
    pageToken: nextToken(members, call.pageSize, ({ joinedAtMs, userId }) => ({ atMs: joinedAtMs, id: userId })),
    members: members.map(({ userId, joinedAtMs }) => ({
      userId,
      role: roleOf(userId, group),
      joinedAt: formatTime(joinedAtMs),
    })),
  };
}

export async function listJoined(context: DomainContext, call: TokenPage & { userId: string }) {
  const stretch = toStretch(call);
  const { userId } = await knownUser(context, call.userId);
  const groups = await context.store.listJoined(userId, stretch);
  return {
    pageToken: nextToken(groups, call.pageSize, ({ joinedAtMs, channelId }) => ({ atMs: joinedAtMs, id: channelId })),
    groups: groups.map((group) => ({
      ...describeGroup(group),
      joinedAt: formatTime(group.joinedAtMs),
      role: roleOf(userId, group),
    })),
  };
}

function describeGroup({ channelId, name, ownerId, createdAtMs, memberCount }: StoredGroup) {
  return { channelId, name, owner: ownerId, createdAt: formatTime(createdAtMs), memberCount };
}

function roleOf(userId: string, { ownerId }: StoredGroup) {
  return userId === ownerId ? ROLE.owner : ROLE.member;
}

function groupUnknown(channelId: string): GatewayError {
  return new GatewayError('badParameter', `channelId ${channelId} is no group; create it first.`);
}
