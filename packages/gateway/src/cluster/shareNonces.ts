import type { NonceMemory } from '../http/nonceMemory.ts';
import type { Keys } from './keys.ts';
import type { Membership } from './Membership.ts';
import type { Redis } from './openRedis.ts';

/** How far the clocks of two nodes may be apart; see docs/cluster.md. */
const CLOCK_SKEW_MS = 1_000;

export interface SharedNoncesContext {
  readonly redis: Redis;
  readonly keys: Keys;
  readonly membership: Pick<Membership, 'isMember'>;
  /** This node's own, which is all there is while Redis does not answer. */
  readonly nonces: NonceMemory;
}

/** Remembers nonces over all nodes, so that a call that one of them took is not taken by another. */
export function shareNonces({ redis, keys, membership, nonces }: SharedNoncesContext): NonceMemory {
  return {
    async use(nonce, forgetAtMs, nowMs) {
      if (!(await nonces.use(nonce, forgetAtMs, nowMs))) return false;
      // Not even asked: every call would wait for a Redis that hangs.
      if (!membership.isMember) return true;
      const expiration = { type: 'PX', value: forgetAtMs - nowMs + CLOCK_SKEW_MS } as const;
      const question = redis.ask((client) => client.set(keys.nonce(nonce), '', { condition: 'NX', expiration }));
      return question.then(
        (answer) => answer !== null,
        () => true,
      );
    },
  };
}
