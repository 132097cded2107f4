import type { Emit } from '../createRunner.ts';
import { NCError } from '../errors.ts';
import type { EngineContext } from './engineContext.ts';

/** A loss shows as 1 while the device says it is offline, else as 13. */
export function lose({ isOnline }: EngineContext, emit: Emit, error: NCError): void {
  if (isOnline()) emit('linkLost', error);
  else emit('linkLostOffline', new NCError(30019, { cause: error }));
}
