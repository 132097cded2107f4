import { expect } from '@playwright/test';
import type { Stack } from './startStack.ts';

/** A good token, as the app server would get it. */
export async function freshToken({ serverApi }: Stack, userId: string): Promise<string> {
  return (await serverApi.call('/v4/auth/access-token/issue', { userId, name: userId })).accessToken;
}

/** A token that was good until now. */
export async function revokedToken(stack: Stack, userId: string): Promise<string> {
  const token = await freshToken(stack, userId);
  const issuedBeforeMs = Date.now();
  // A token issued in the very millisecond of the cut-off lives on.
  await expect.poll(() => Date.now(), { intervals: [2] }).toBeGreaterThan(issuedBeforeMs);
  await stack.serverApi.call('/v4/auth/access-token/expire', { userIds: [userId], expiresAt: Date.now() });
  return token;
}
