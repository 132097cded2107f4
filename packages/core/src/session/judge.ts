import type { NCConnectionStatus, NCErrorCode, Verdict } from '@nexconn-kit/protocol';
import type { Emit } from '../createRunner.ts';
import { NCError } from '../errors.ts';
import type { EventType } from '../machine/rules.ts';
import type { EngineContext } from './engineContext.ts';
import { lose } from './lose.ts';
import { nameWindow } from './retryWindow.ts';

/** The refusals that end a session at once, by the status they lead to. */
const FINAL: Readonly<Partial<Record<NCConnectionStatus, EventType>>> = {
  6: 'kicked',
  11: 'refused',
  16: 'banned',
  19: 'deactivated',
};

/** Tells the machine what a verdict of the gateway means. Only a token verdict leaves room for one more try. */
export function judge(context: EngineContext, emit: Emit, { code, details }: Verdict): void {
  const error = new NCError(code as NCErrorCode, { details, cameWith: 'verdict' });
  const final = FINAL[error.status ?? 13];
  if (final) return emit(final, error);
  if (error.status === 15) {
    const mayAskAgain = context.tokens.refused(context.shownToken, error) && !details?.isOtherUser;
    return emit(mayAskAgain ? 'tokenRefused' : 'tokenRejected', error);
  }
  nameWindow(context, details?.retryWindowMs);
  lose(context, emit, error);
}
