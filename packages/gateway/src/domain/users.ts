import { GatewayError } from '../errors.ts';
import type { DomainContext } from './context.ts';
import { formatTime } from './formatTime.ts';
import type { Profile, StoredUser } from './store.ts';

/** Registers or renames the user and gives a further token; older ones stay valid. */
export async function issueToken({ store, tokens, clock, tokenTtlMs }: DomainContext, profile: Profile) {
  const user = await store.registerUser(profile, clock.nowMs());
  if (user === undefined) throw deactivated(profile.userId);
  // A cut-off may lie a millisecond ahead; a token that was just given must not be void.
  const issuedAtMs = Math.max(clock.nowMs(), user.tokenCutOffMs);
  const expiresAtMs = tokenTtlMs === null ? null : issuedAtMs + tokenTtlMs;
  return { userId: user.userId, accessToken: tokens.issue({ userId: user.userId, issuedAtMs, expiresAtMs }) };
}

/** Voids the tokens issued before `expiresAt`; live links stay. */
export async function expireTokens(
  { store, clock }: DomainContext,
  call: { userIds: readonly string[]; expiresAt: number },
) {
  await store.raiseTokenCutOff(call.userIds, Math.min(call.expiresAt, clock.nowMs()));
}

export async function updateUser(
  context: DomainContext,
  changes: { userId: string; name?: string; avatarUrl?: string },
) {
  const user = await knownUser(context, changes.userId);
  if (user.deletedAtMs !== null) throw deactivated(user.userId);
  await context.store.updateUser(user.userId, changes);
}

export async function getUser(context: DomainContext, { userId }: { userId: string }) {
  const { name, avatarUrl, createdAtMs } = await knownUser(context, userId);
  return { name, avatarUrl, createdAt: formatTime(createdAtMs) };
}

export async function getStatus(context: DomainContext, { userId }: { userId: string }) {
  await knownUser(context, userId);
  return { status: (await context.presence.isOnline(userId)) ? ('1' as const) : ('0' as const) };
}

/** @throws GatewayError `userUnknown` */
export async function knownUser({ store }: DomainContext, userId: string): Promise<StoredUser> {
  const user = await store.findUser(userId);
  if (user !== undefined) return user;
  throw new GatewayError('userUnknown', `User ${userId} does not exist; issue a token to register it.`);
}

function deactivated(userId: string): GatewayError {
  return new GatewayError(
    'refused',
    `User ${userId} is deactivated and takes no changes and no tokens; restore it first.`,
  );
}
