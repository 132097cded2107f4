import { z } from 'zod';
import { groupId, pageSizeUpTo, pageToken, textUpTo, userId, userIdsUpTo } from './fields.ts';
import { SERVER_API_PATH as PATH } from './serverApiPath.ts';

const nothing = z.void();
const role = z.union([z.literal(1), z.literal(2), z.literal(3)]);
const group = z.object({
  channelId: groupId,
  name: z.string(),
  owner: z.string(),
  createdAt: z.string(),
  memberCount: z.number().int(),
});
const membersOf = z.object({ channelId: groupId, userIds: userIdsUpTo(100) });
const leave = { request: membersOf, result: nothing };

/** Groups and who is in them. Roles: 1 member, 2 admin, 3 owner. */
export const GROUP_OPERATIONS = {
  [PATH.createGroup]: {
    request: z.object({
      channelId: groupId,
      name: textUpTo(64),
      owner: userId,
      userIds: z.array(userId).max(30).default([]),
    }),
    result: nothing,
  },
  [PATH.joinGroup]: { request: membersOf, result: group },
  [PATH.leaveGroup]: leave,
  [PATH.quitGroup]: leave,
  [PATH.dismissGroup]: { request: z.object({ channelId: groupId }), result: nothing },
  [PATH.listMembers]: {
    request: z.object({ channelId: groupId, pageToken, pageSize: pageSizeUpTo(100) }),
    result: z.object({
      totalCount: z.number().int(),
      pageToken: z.string(),
      members: z.array(z.object({ userId, role, joinedAt: z.string() })),
    }),
  },
  [PATH.listJoined]: {
    request: z.object({ userId, pageToken, pageSize: pageSizeUpTo(100) }),
    result: z.object({
      pageToken: z.string(),
      groups: z.array(group.extend({ joinedAt: z.string(), role })),
    }),
  },
} as const;
