import type { Store } from '../domain/store.ts';
import { GatewayError } from '../errors.ts';

/** A statement that ran too long, and a link that could not be had in time (the pool has no code for it). */
const isTimeout = (error: unknown): boolean =>
  error instanceof Error && (('code' in error && error.code === '57014') || /timeout/i.test(error.message));

type Method = (...given: unknown[]) => Promise<unknown>;

/** The same store; where the database took too long it fails with GatewayError `timedOut`. */
export function nameTimeouts(store: Store): Store {
  const named = Object.entries(store as unknown as Record<string, Method>).map(([name, method]) => [
    name,
    (...given: unknown[]) =>
      method(...given).catch((error: unknown) => {
        if (!isTimeout(error)) throw error;
        throw new GatewayError('timedOut', 'The database took too long; what was asked may be done or not. Try again.');
      }),
  ]);
  return Object.fromEntries(named) as Store;
}
