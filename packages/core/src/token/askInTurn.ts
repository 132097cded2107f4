import type { Exclusive, TokenCache, TokenQuestion } from '../ports.ts';

/** What one tab writes to Web Storage reaches the processes of the others only a little later. */
const SEEN_AFTER_MS = 200;

/**
 * Asks for a token while no other tab does, and keeps it: a tab that had to wait takes what the one before it got.
 * Who gives up makes way at once, and what comes after that is dropped; after a sign-out nothing may be kept.
 */
export function askInTurn(
  cache: TokenCache,
  exclusive: Exclusive,
  { userId, known, provider, context }: TokenQuestion,
): Promise<string> {
  const { signal } = context;
  const ask = async (): Promise<string> => {
    signal.throwIfAborted();
    const sibling = cache.read(userId);
    if (sibling !== null && sibling !== known) return sibling;
    const aborted = new Promise<never>((_, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason));
    });
    const token = await Promise.race([provider(context), aborted]);
    if (token) cache.write(userId, token);
    return token;
  };
  return exclusive(`${cache.key}:${userId}`, ask, SEEN_AFTER_MS);
}
