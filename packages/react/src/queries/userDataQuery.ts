import type { QueryKey, UseQueryOptions } from '@tanstack/react-query';
import type { EngineScope } from '../engineScopeOf.ts';

/** What a request for the user's data may need. */
export interface UserDataContext {
  readonly userId: string;
  /** Aborted when nobody waits for the answer any more. */
  readonly signal: AbortSignal;
  /** The token in hand or a fresh one, from the engine's single flight. Rejects with `NCError` 33091, 33092 or 33001. */
  readonly getToken: () => Promise<string>;
}

export type LoadUserData<T> = (context: UserDataContext) => Promise<T>;

/** What the application keeps about a user on its own server. Another user's has another key; nobody's is not asked for. */
export function userDataQuery<T>(
  { id, engine: { getToken } }: EngineScope,
  userId: string | null,
  name: QueryKey,
  load: LoadUserData<T>,
): UseQueryOptions<T> {
  return {
    queryKey: ['nexconn', id, 'userData', userId, ...name],
    // Not asked without one.
    queryFn: ({ signal }) => load({ userId: userId as string, signal, getToken }),
    enabled: userId !== null,
  };
}
