import { NCErrorCode } from '@nexconn-kit/protocol';
import type { DomainContext } from './context.ts';
import { formatTime } from './formatTime.ts';
import { type Page, toSlice } from './page.ts';

const MINUTE_MS = 60_000;

/** Cuts the users' links at once and refuses new ones until the ban ends by itself or is lifted. */
export async function banUsers(context: DomainContext, call: { userIds: readonly string[]; durationMinutes: number }) {
  const userIds = [...new Set(call.userIds)];
  const banExpiresAtMs = context.clock.nowMs() + call.durationMinutes * MINUTE_MS;
  await context.store.putBans(userIds, banExpiresAtMs);
  const verdict = { code: NCErrorCode.BannedOnline, details: { banExpiresAtMs } };
  await Promise.all(userIds.map((userId) => context.presence.cut(userId, verdict)));
}

export async function unbanUsers({ store }: DomainContext, { userIds }: { userIds: readonly string[] }) {
  await store.deleteBans(userIds);
}

export async function listBans({ store, clock }: DomainContext, page: Page) {
  const bans = await store.listBans(clock.nowMs(), toSlice(page));
  return { bannedUsers: bans.map(({ userId, expiresAtMs }) => ({ userId, banExpiresAt: formatTime(expiresAtMs) })) };
}
