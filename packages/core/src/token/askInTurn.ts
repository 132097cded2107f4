import type { Exclusive, TokenCache, TokenQuestion } from '../ports.ts';

/**
 * Asks for a token while no other tab does, and keeps it: a tab that had to wait takes what the one before it got.
 * What comes after the asker gave up is dropped; after a sign-out nothing may be kept.
 */
export function askInTurn(
  cache: TokenCache,
  exclusive: Exclusive,
  { userId, known, provider, context }: TokenQuestion,
): Promise<string> {
  if (userId === undefined) return provider(context);
  const { signal } = context;
  return exclusive(`${cache.key}:${userId}`, async () => {
    signal.throwIfAborted();
    const sibling = cache.read(userId);
    if (sibling !== null && sibling !== known) return sibling;
    const token = await provider(context);
    signal.throwIfAborted();
    if (token) cache.write(userId, token);
    return token;
  });
}
