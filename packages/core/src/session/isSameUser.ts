import type { NCConnectParams } from '../api.ts';

/** Equal user ids where both calls give one, else the same token or provider. */
export function isSameUser(one: NCConnectParams, other: NCConnectParams): boolean {
  if (one.userId !== undefined && other.userId !== undefined) return one.userId === other.userId;
  return one.token === other.token;
}
