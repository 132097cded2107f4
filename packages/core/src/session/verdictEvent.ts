import { errorClassOf, type NCErrorClass, type NCErrorCode, type Verdict } from '@nexconn-kit/protocol';
import { NCError } from '../errors.ts';
import type { EventType } from '../machine/rules.ts';
import type { EngineContext } from './engineContext.ts';
import { lossEvent } from './lossEvent.ts';

const RESTS: Readonly<Partial<Record<NCErrorClass, EventType>>> = {
  configuration: 'refused',
  replaced: 'refused',
  banned: 'banned',
  kicked: 'kicked',
  deactivated: 'deactivated',
};

/** What a verdict of the gateway means for the machine. Only a token verdict leaves room for one more try. */
export function verdictEvent(verdict: Verdict, { tokens, outage, ports }: EngineContext): [EventType, NCError] {
  const code = verdict.code as NCErrorCode;
  const error = new NCError(code, { details: verdict.details, cameWith: 'verdict' });
  const errorClass = errorClassOf(code, 'verdict');
  const rest = RESTS[errorClass];
  if (rest !== undefined) return [rest, error];
  if (errorClass === 'token') {
    ports.tokenCache.purge();
    const mayAskAgain = tokens.refused(error) && verdict.details?.isOtherUser !== true;
    return [mayAskAgain ? 'tokenRefused' : 'tokenDead', error];
  }
  const windowMs = verdict.details?.retryWindowMs;
  if (windowMs !== undefined) outage.nameWindow(windowMs);
  return lossEvent(error, ports.surroundings);
}
