import { randomUUID } from 'node:crypto';
import { NCErrorCode } from '@nexconn-kit/protocol';
import { GatewayError } from '../errors.ts';
import type { DomainContext } from './context.ts';
import { formatTime } from './formatTime.ts';
import { type Page, toSlice } from './page.ts';

interface Users {
  readonly userIds: readonly string[];
}

/** Deactivates the users: their data is deleted, their tokens are void for good, their links end. Unknown ids are passed over. */
export async function softDeleteUsers(context: DomainContext, { userIds }: Users) {
  const { store, clock, presence, onAccountChanged } = context;
  const operationId = randomUUID();
  const deactivated = await store.softDelete(userIds, clock.nowMs());
  for (const userId of deactivated) onAccountChanged({ userId, operationId, isActive: false });
  const verdict = { code: NCErrorCode.UserDeactivated };
  await Promise.all([...new Set(userIds)].map((userId) => presence.cut(userId, verdict)));
  return { operationId };
}

/** Reactivates the users, without the data they had. Refused as a whole while one of them is deactivated too recently. */
export async function restoreUsers(context: DomainContext, { userIds }: Users) {
  const { store, clock, restoreDelayMs, onAccountChanged } = context;
  const { tooRecent, restored } = await store.restore(userIds, clock.nowMs() - restoreDelayMs);
  if (tooRecent !== undefined) {
    const fromMs = (tooRecent.deletedAtMs ?? 0) + restoreDelayMs;
    throw new GatewayError(
      'refused',
      `User ${tooRecent.userId} was deactivated too recently, so none of the users was restored; try again from ${formatTime(fromMs)} UTC.`,
    );
  }
  const operationId = randomUUID();
  for (const userId of restored) onAccountChanged({ userId, operationId, isActive: true });
  return { operationId };
}

export async function listSoftDeleted({ store }: DomainContext, page: Page) {
  return { userIds: [...(await store.listSoftDeleted(toSlice(page)))] };
}
