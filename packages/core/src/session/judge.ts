import { NCConnectionStatus as S, type NCErrorCode, type Verdict } from '@nexconn-kit/protocol';
import type { Emit } from '../createRunner.ts';
import { NCError } from '../errors.ts';
import type { EventType } from '../machine/rules.ts';
import type { EngineContext } from './engineContext.ts';
import { lose } from './lose.ts';
import { nameWindow } from './retryWindow.ts';

/** The refusals that end a session at once, by the status they lead to. */
const FINAL: Readonly<Partial<Record<S, EventType>>> = {
  [S.KickedOfflineByOtherClient]: 'kicked',
  [S.Unconnected]: 'refused',
  [S.DisconnException]: 'banned',
  [S.UserAbandon]: 'deactivated',
};

/** Tells the machine what a verdict of the gateway means. Only a token verdict leaves room for one more try. */
export function judge(context: EngineContext, emit: Emit, { code, details }: Verdict): void {
  const error = new NCError(code as NCErrorCode, { details, cameWith: 'verdict' });
  const final = FINAL[error.status ?? S.Suspend];
  if (final) return emit(final, error);
  if (error.status === S.TokenIncorrect) {
    const mayAskAgain = context.tokens.refused(error) && !details?.isOtherUser;
    return emit(mayAskAgain ? 'tokenRefused' : 'tokenRejected', error);
  }
  nameWindow(context, details?.retryWindowMs);
  lose(context, emit, error);
}
