import { NCConnectionStatus as S } from '@nexconn-kit/protocol';
import { NCError } from '../errors.ts';
import type { EngineContext } from '../session/engineContext.ts';

/** The token for the application's own requests. At rest in 15 nobody is asked: a person decides first. */
export async function getToken({ isDestroyed, session, board, tokens }: EngineContext): Promise<string> {
  if (isDestroyed || session === null) throw new NCError(33001);
  const { status, error } = board.read();
  if (status === S.TokenIncorrect && error !== null) throw error;
  return tokens.forDial() ?? tokens.ask();
}
