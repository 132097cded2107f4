import type { Clock, IdentityKeeper } from '../ports.ts';
import { nextDialNumber } from './dialCounter.ts';

/** An id that nobody contests: one the application chose, or a random one an engine in Node. */
export function createFixedIdentity(clientId: string, browserId: string | undefined, clock: Clock): IdentityKeeper {
  let dialNumber = 0;
  return {
    next() {
      dialNumber = nextDialNumber(dialNumber, clock.now());
      return Promise.resolve({ clientId, browserId, dialNumber });
    },
    release: () => {},
  };
}
