import { NCError } from '../errors.ts';
import type { EventType } from '../machine/rules.ts';
import type { Surroundings } from '../ports.ts';

/** A loss shows as 1 while the device says it is offline, else as 13. */
export function lossEvent(error: NCError, surroundings: Surroundings): [EventType, NCError] {
  return surroundings.isOnline() ? ['linkLost', error] : ['linkLostOffline', new NCError(30019, { cause: error })];
}
