import { z } from 'zod';
import { bytesUpTo, page, pageSizeUpTo, textUpTo, unixMs, userId, userIdsUpTo } from './fields.ts';
import { GROUP_OPERATIONS } from './groupOperations.ts';
import { MESSAGE_OPERATIONS } from './messageOperations.ts';
import { SERVER_API_PATH as PATH, type ServerApiPath } from './serverApiPath.ts';

interface OperationSchemas {
  readonly request: z.ZodObject;
  /** Of the reply's `result`; void where a success carries none. */
  readonly result: z.ZodType;
}

const nothing = z.void();
const oneUser = z.object({ userId });
const operation = z.object({ operationId: z.string() });
const status = { request: oneUser, result: z.object({ status: z.enum(['0', '1']) }) };

/** Request and result of every operation; a field that is not named here is ignored. */
export const SERVER_API = {
  [PATH.issueToken]: {
    request: z.object({ userId, name: textUpTo(64), avatarUrl: bytesUpTo(1024).default('') }),
    result: z.object({ userId, accessToken: z.string() }),
  },
  [PATH.expireTokens]: { request: z.object({ userIds: userIdsUpTo(20), expiresAt: unixMs }), result: nothing },
  [PATH.banUsers]: {
    request: z.object({ userIds: userIdsUpTo(20), durationMinutes: z.number().int().min(1).max(43_200) }),
    result: nothing,
  },
  [PATH.unbanUsers]: { request: z.object({ userIds: userIdsUpTo(20) }), result: nothing },
  [PATH.listBans]: {
    request: z.object({ page, pageSize: pageSizeUpTo(1000) }),
    result: z.object({ bannedUsers: z.array(z.object({ userId, banExpiresAt: z.string() })) }),
  },
  [PATH.softDeleteUsers]: { request: z.object({ userIds: userIdsUpTo(100) }), result: operation },
  [PATH.restoreUsers]: { request: z.object({ userIds: userIdsUpTo(100) }), result: operation },
  [PATH.listSoftDeleted]: {
    request: z.object({ page, pageSize: pageSizeUpTo(50) }),
    result: z.object({ userIds: z.array(userId) }),
  },
  [PATH.getConnectionStatus]: status,
  [PATH.getOnlineStatus]: status,
  [PATH.updateUser]: {
    request: z.object({
      userId,
      name: textUpTo(64).exactOptional(),
      avatarUrl: bytesUpTo(1024).exactOptional(),
    }),
    result: nothing,
  },
  [PATH.getUser]: {
    request: oneUser,
    result: z.object({ name: z.string(), avatarUrl: z.string(), createdAt: z.string() }),
  },
  ...GROUP_OPERATIONS,
  ...MESSAGE_OPERATIONS,
} as const satisfies Record<ServerApiPath, OperationSchemas>;

/** The body an app server sends to a path. */
export type ServerApiRequest<P extends ServerApiPath> = z.input<(typeof SERVER_API)[P]['request']>;
/** The body as the gateway reads it, defaults filled in. */
export type ServerApiParameters<P extends ServerApiPath> = z.output<(typeof SERVER_API)[P]['request']>;
/** The `result` of a success. */
export type ServerApiResult<P extends ServerApiPath> = z.output<(typeof SERVER_API)[P]['result']>;
