import { createServerApi, ServerApiError } from '@nexconn-kit/gateway';
import { AppError } from './AppError.ts';
import type { Settings } from './readSettings.ts';

/** The gateway's users, as far as the demo reaches them. Each call throws an `AppError` where the gateway said no. */
export interface UserDirectory {
  /** Makes the user known to the gateway; refused with 403 for a deactivated one. */
  register(userId: string): Promise<void>;
  /** Registers the user if need be; refused with 403 for a deactivated one. */
  issueToken(userId: string): Promise<string>;
  expireTokens(userId: string): Promise<void>;
  ban(userId: string, durationMinutes: number): Promise<void>;
  unban(userId: string): Promise<void>;
  deactivate(userId: string): Promise<void>;
  restore(userId: string): Promise<void>;
  /** Puts the user into the group, which is made where there is none. */
  enterGroup(userId: string, channelId: string): Promise<void>;
}

function toAppError(error: unknown): AppError {
  if (error instanceof ServerApiError && error.code !== null) {
    // The operation's path stands first in the message; it means nothing to the person who reads it.
    const reason = error.message.replace(/^\S+ failed: /, '');
    return new AppError(error.code === 403 ? 403 : 502, 'gateway_refused', reason, { cause: error });
  }
  return new AppError(
    503,
    'gateway_unreachable',
    'The gateway does not answer, so nothing was done. Try again when it is up.',
    {
      cause: error,
    },
  );
}

/** Reaches the gateway's users through its signed Server API. */
export function createUserDirectory({ gatewayUrl, appKey, appSecret }: Settings): UserDirectory {
  const { call } = createServerApi({ url: gatewayUrl, appKey, appSecret });
  const send: typeof call = async (path, body) => {
    try {
      return await call(path, body);
    } catch (error) {
      throw toAppError(error);
    }
  };

  const issueToken = async (userId: string): Promise<string> =>
    (await send('/v4/auth/access-token/issue', { userId, name: userId })).accessToken;

  return {
    // The Server API registers whoever is issued a token.
    async register(userId) {
      await issueToken(userId);
    },
    issueToken,
    expireTokens: (userId) => send('/v4/auth/access-token/expire', { userIds: [userId], expiresAt: Date.now() }),
    ban: (userId, durationMinutes) => send('/v4/user/ban', { userIds: [userId], durationMinutes }),
    unban: (userId) => send('/v4/user/unban', { userIds: [userId] }),
    async deactivate(userId) {
      await send('/v4/user/soft-delete', { userIds: [userId] });
    },
    async restore(userId) {
      await send('/v4/user/restore', { userIds: [userId] });
    },
    async enterGroup(userId, channelId) {
      try {
        await send('/v4/group-channel/join', { channelId, userIds: [userId] });
      } catch (error) {
        if (!(error instanceof AppError) || error.code !== 'gateway_refused') throw error;
        await send('/v4/group-channel/create', { channelId, name: channelId, owner: userId });
      }
    },
  };
}
