import { z } from 'zod';
import { groupId, messageContent, messageType, unixMs, userId, userIdsUpTo } from './fields.ts';
import { SERVER_API_PATH as PATH } from './serverApiPath.ts';

/** Of one history call, from `endAt` to `startAt`. */
const LONGEST_SPAN_MS = 14 * 24 * 3_600_000;

const flag = z.union([z.literal(0), z.literal(1)]);

const historyOf = <C extends z.ZodType<string>>(channelId: C) => ({
  request: z
    .object({
      userId,
      channelId,
      startAt: unixMs,
      endAt: unixMs,
      includeStart: z.boolean(),
      pageSize: z.number().int().min(1).max(100).default(10),
    })
    .refine(({ startAt, endAt }) => startAt >= endAt, { path: ['startAt'], error: 'is earlier than endAt' })
    .refine(({ startAt, endAt }) => startAt - endAt <= LONGEST_SPAN_MS, {
      path: ['endAt'],
      error: 'is more than 14 days before startAt',
    }),
  result: z.object({
    messages: z.array(
      z.object({
        channelId,
        fromUserId: userId,
        messageId: z.string(),
        sentAt: unixMs,
        messageType: z.string(),
        content: z.string(),
      }),
    ),
  }),
});

/** Messages: sending them, and reading those of the past, newest first. */
export const MESSAGE_OPERATIONS = {
  [PATH.sendDirect]: {
    request: z.object({
      fromUserId: userId,
      toUserIds: userIdsUpTo(1000),
      messageType,
      content: messageContent,
      isEchoToSender: flag.default(0),
      shouldPersist: flag.default(1),
    }),
    result: z.object({ messageIds: z.array(z.object({ userId, messageId: z.string() })) }),
  },
  [PATH.sendGroup]: {
    request: z.object({
      fromUserId: userId,
      toChannelIds: z.array(groupId).min(1).max(3),
      messageType,
      content: messageContent,
    }),
    result: z.object({ messageIds: z.array(z.object({ channelId: groupId, messageId: z.string() })) }),
  },
  [PATH.listDirectHistory]: historyOf(userId),
  [PATH.listGroupHistory]: historyOf(groupId),
} as const;
