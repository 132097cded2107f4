import type { Link } from '../ports.ts';
import type { Parts } from './parts.ts';
import { STORE_AGAIN_MS } from './numbers.ts';

/**
 * What was done on a link failed. Where the store did, which is full or broken, that is no reason to dial: `again` runs a
 * while later. Where the gateway said what it may not say, or nothing for too long, a new link may do better.
 */
export function failLink({ context, CoreError }: Parts, link: Link, cause: unknown, again: () => void): void {
  if (context.link !== link) return;
  const isOfStore = cause instanceof CoreError && cause.code === 33002;
  if (!isOfStore) return context.dispatch('linkLost', new CoreError(30002, { cause }));
  const { logger = console } = context.options;
  context.courier.post(() => logger.warn('Nexconn: messages not stored.', { cause }));
  context.clock.schedule(() => context.link === link && again(), STORE_AGAIN_MS);
}
