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

const OTHER_USER = '31004: The token is of another user than userId. The user is offline; connect with both of one.';

/** Tells the machine what a verdict of the gateway means. Only a token verdict leaves room for one more try. */
export function judge(context: EngineContext, emit: Emit, { code, details }: Verdict): void {
  const message = details?.isOtherUser ? OTHER_USER : undefined;
  const error = new NCError(code as NCErrorCode, { details, cameWith: 'verdict', message });
  const final = FINAL[error.status ?? 13];
  if (final) return emit(final, error);
  if (error.status === 15) {
    const mayAskAgain = context.tokens.refused(context.shownToken, error) && !details?.isOtherUser;
    return emit(mayAskAgain ? 'tokenRefused' : 'tokenRejected', error);
  }
  nameWindow(context, details?.retryWindowMs);
  lose(context, emit, error);
}
