import { NCErrorCode } from '@nexconn-kit/protocol';
import type { FastifyBaseLogger } from 'fastify';
import type { LinkSocket } from './LinkSocket.ts';
import type { Session } from './session.ts';

/** Calls of one link that wait for their answers; an engine has far fewer. More would fill memory for one client. */
const MOST_WAITING = 256;

type Answer = (result?: unknown) => void;

/**
 * Answers a client's events. Every event is acknowledged; one that is unknown, not acknowledged, wrongly shaped or not
 * decodable, or one too many at a time, ends the link with 31001: whoever sends it speaks another protocol and must not come back by itself.
 */
export function listen(
  log: FastifyBaseLogger,
  socket: LinkSocket,
  session: Session,
  call: (event: string, given: readonly unknown[]) => Promise<unknown> | undefined,
): void {
  const { userId, sessionId } = session;
  const misunderstood = (what: string): void => {
    log.warn({ userId, sessionId, what }, 'link misunderstood');
    session.end({ code: NCErrorCode.ProtocolVersionRefused });
  };
  const failed = (error: unknown): void => {
    log.error({ err: error, userId, sessionId }, 'link failed');
    session.end({ code: NCErrorCode.LinkNotUsable });
  };

  let waiting = 0;
  socket.onAny((event: string, ...given: unknown[]) => {
    const answer = given.pop();
    if (!isAnswer(answer)) return misunderstood('event without an acknowledgement');
    if (waiting >= MOST_WAITING) return misunderstood('too many calls at a time');
    const result = call(event, given);
    if (result === undefined) return misunderstood('unknown event or wrong arguments');
    waiting += 1;
    return void result
      .then((value) => (value === undefined ? answer() : answer(value)))
      .catch(failed)
      .finally(() => (waiting -= 1));
  });
  socket.on('error', () => misunderstood('undecodable packet'));
  socket.conn.on('packet', ({ type }: { type: string }) => {
    if (type === 'error') misunderstood('undecodable frame');
  });
  socket.on('disconnect', (reason) => {
    if (reason === 'client namespace disconnect') session.signOut();
    // Whoever leaves the namespace leaves the connection.
    socket.conn.close();
    log.info({ userId, sessionId, reason, code: session.endedWith?.code }, 'link closed');
  });
}

function isAnswer(value: unknown): value is Answer {
  return typeof value === 'function';
}
